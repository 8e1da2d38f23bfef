using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Communication.Letters;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Wording;

/// <summary>Reads the wordings of a letter, and shows what one comes to on a real case.</summary>
internal sealed class WordingLook(Catalogue catalogue, Settings settings)
{
    /// <exception cref="MissingException">There is no such letter or language.</exception>
    public async Task<WordingView> Read(AppDb db, string letter, string language, CancellationToken cancel) => new(
        LetterForms.Of(letter), language, LetterBook.Ours(letter, language),
        await db.Set<LetterText>().AsNoTracking().Where(t => t.Letter == letter && t.Language == language).OrderByDescending(t => t.Version).ToListAsync(cancel));

    /// <summary>Without a case there is nothing to show; a template that cannot be read shows why.</summary>
    public async Task<WordingPreview> Preview(AppDb db, WordingView view, WordingInput input, Actor actor, CancellationToken cancel)
    {
        var visible = db.CasesVisibleTo(actor).AsNoTracking();
        var number = input.Number?.Trim().ToUpperInvariant();
        var shown = string.IsNullOrEmpty(number)
            ? await visible.OrderByDescending(c => c.Seq).FirstOrDefaultAsync(cancel)
            : await visible.FirstOrDefaultAsync(c => c.Number == number, cancel);
        if (shown is null)
            return new WordingPreview(null, null, null);
        shown.Complete([], catalogue.Current.CalendarOf(shown.Branch));
        try
        {
            return new WordingPreview(shown.Number, LetterTemplate.Read(view.Form, input.Template ?? "").Write(Sample(view, shown, input.Yes)), null);
        }
        catch (RefusedException no)
        {
            return new WordingPreview(shown.Number, null, no.Refusal);
        }
    }

    /// <summary>The facts of the case, and words in place of what this case has not yet. The link is none: it would open the case.</summary>
    private IReadOnlyDictionary<string, object> Sample(WordingView view, Case shown, IReadOnlyList<string> yes)
    {
        var link = settings.BaseUrl + "/track/…";
        var facts = new LetterFacts(shown, CultureInfo.GetCultureInfo(view.Language == "en" ? "en-GB" : "es-ES"), link, settings.BaseUrl + "/survey/…", false);
        var letter = Letter.Of(view.Form, facts).With("surveyLink", facts.SurveyLink)
            .With("closedOn", facts.Day(shown.AnswerDueAt)).With("askedOn", facts.Day(shown.RegisteredAt)).With("other", shown.Number);
        foreach (var name in view.Form.Texts.Where(name => !letter.Values.ContainsKey(name)))
            letter.With(name, WordingTexts.Sample(name));
        foreach (var name in view.Form.Lists)
            letter.With(name, new[] { WordingTexts.Sample(name), WordingTexts.Sample(name) });
        foreach (var name in view.Form.Flags)
            letter.With(name, yes.Contains(name));
        return letter.Values;
    }
}

/// <summary>A letter in one language: its form, the program's wording, and the administrators' wordings, newest first.</summary>
public sealed record WordingView(LetterForm Form, string Language, string Ours, IReadOnlyList<LetterText> Wordings)
{
    public int Version => Wordings.Count == 0 ? 0 : Wordings[0].Version;

    public bool IsOurs => Wordings.Count == 0 || Wordings[0].Template is null;

    /// <param name="version">An earlier one to begin from; the one in force, if absent.</param>
    public string Wording(int? version) =>
        (version is { } wanted ? Wordings.FirstOrDefault(w => w.Version == wanted) : Wordings.FirstOrDefault())?.Template ?? Ours;
}

/// <param name="Number">The case it is shown on; null where there is none.</param>
public sealed record WordingPreview(string? Number, LetterDraft? Draft, Refusal? Why);
