using Cauce.App.Communication.Letters;
using Cauce.App.Data;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Wording;

/// <summary>Words a letter anew, or gives it back the wording that comes with the program. Letters already written stay as they are.</summary>
public sealed class WordLetter(Writer writer, Catalogue catalogue) : IAct
{
    /// <param name="template">Null: the program's own wording again.</param>
    /// <exception cref="RefusedException">It is no template, names what the letter has not, leaves out what it must say, or somebody else worded it meanwhile.</exception>
    /// <exception cref="MissingException">There is no such letter or language.</exception>
    public async Task Do(string letter, string language, string? template, int? version, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageCatalogues);
        var form = LetterForms.Of(letter);
        var ours = LetterBook.Ours(letter, language);
        if (template is not null)
            LetterTemplate.Read(form, template = Text.Body(template, "Template", LetterTemplate.MaxLength));
        await writer.Do(async work =>
        {
            var last = await work.Db.Set<LetterText>().AsNoTracking().Where(t => t.Letter == letter && t.Language == language)
                .OrderByDescending(t => t.Version).FirstOrDefaultAsync();
            if (version is { } read && read != (last?.Version ?? 0))
                LetterRefusals.ChangedMeanwhile.With(last?.ByName ?? "").Enforce();
            if (template == last?.Template || (last?.Template is null && template?.Trim() == ours.Trim()))
                return;
            var next = new LetterText(letter, language, (last?.Version ?? 0) + 1, actor, work.Now);
            work.Db.Add(template is null ? next : next.Saying(template));
            await work.Next(Catalogue.Stamp);
        }, cancel);
        await catalogue.Reload(cancel);
    }
}
