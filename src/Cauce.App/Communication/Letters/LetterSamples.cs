namespace Cauce.App.Communication.Letters;

/// <summary>Every way a letter can come out: a new wording must be good for all of them.</summary>
internal static class LetterSamples
{
    public static IEnumerable<IReadOnlyDictionary<string, object>> Of(LetterForm form)
    {
        for (var yes = 0; yes < 1 << form.Flags.Count; yes++)
        {
            yield return Values(form, yes, isRich: true);
            yield return Values(form, yes, isRich: false);
        }
    }

    private static Dictionary<string, object> Values(LetterForm form, int yes, bool isRich)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var name in form.Texts)
            values[name] = name.EndsWith("ink", StringComparison.Ordinal) ? "https://cauce.example/track/…" : isRich || form.Must.Contains(name) ? name : "";
        for (var i = 0; i < form.Flags.Count; i++)
            values[form.Flags[i]] = (yes >> i & 1) == 1;
        foreach (var name in form.Lists)
            values[name] = isRich ? new[] { name, name } : [];
        return values;
    }
}
