namespace Cauce.Domain.Intake.Mail;

/// <summary>Words of a subject that could be the number of a case.</summary>
public static class SubjectNumbers
{
    private const int Most = 5;

    /// <summary>As written and in capitals, the first ones; numbers have at least one digit and no white space.</summary>
    public static IReadOnlyList<string> In(string subject)
    {
        var found = new List<string>();
        foreach (var word in Words(subject))
        {
            if (word.Length is < 3 or > 60 || !word.Any(char.IsAsciiDigit))
                continue;
            found.Add(word);
            if (word.ToUpperInvariant() is var upper && upper != word)
                found.Add(upper);
            if (found.Count >= Most)
                break;
        }
        return found;
    }

    private static IEnumerable<string> Words(string subject)
    {
        for (var at = 0; at < subject.Length; at++)
        {
            var from = at;
            while (at < subject.Length && (char.IsAsciiLetterOrDigit(subject[at]) || subject[at] is '-' or '.'))
                at++;
            if (at > from)
                yield return subject[from..at].Trim('-', '.');
        }
    }
}
