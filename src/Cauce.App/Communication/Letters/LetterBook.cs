using System.Collections.Concurrent;
using Cauce.App.Data;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Letters;

/// <summary>The wordings in force: the administrators' where they wrote one, else those that come with the program.</summary>
internal sealed class LetterBook(ILogger<LetterBook> log)
{
    private readonly ConcurrentDictionary<string, LetterTemplate> read = new(StringComparer.Ordinal);

    /// <summary>The letter in its customer's language.</summary>
    public LetterDraft Write(Letter letter, Catalogue.Snapshot known)
    {
        var (name, language) = (letter.Form.Name, letter.About.Language);
        if (known.LetterTexts.GetValueOrDefault((name, language))?.Template is { } own)
        {
            try
            {
                return Template(own).Write(letter.Values);
            }
            catch (RefusedException no)
            {
                // It was good when it was written; a later version of the program may have taken a placeholder away.
                log.LogError(no, "The wording of letter {Letter} in {Language} cannot be used and the program's own is sent", name, language);
            }
        }
        return Template(Ours(name, language)).Write(letter.Values);
    }

    /// <summary>The wording that comes with the program.</summary>
    public static string Ours(string name, string language)
    {
        using var stream = typeof(LetterBook).Assembly.GetManifestResourceStream($"Letters/{name}.{language}.txt")
            ?? throw new MissingException("letter");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private LetterTemplate Template(string template) => read.GetOrAdd(template, LetterTemplate.Compile);
}
