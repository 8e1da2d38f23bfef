using System.Collections;
using System.Globalization;
using System.Text;

namespace Cauce.Domain.Cases;

/// <summary>
/// The codes, dates and numbers of a history entry, in the order given, written as <c>name=value</c> lines so that
/// the same details always have the same bytes. A collection initialiser skips nulls.
/// </summary>
public sealed class Details : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> pairs = [];

    public void Add(string name, object? value)
    {
        if (value is not null)
            pairs.Add(new(name, Write(value)));
    }

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => pairs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in pairs)
            text.Append(name).Append('=').Append(Escape(value)).Append('\n');
        return text.ToString();
    }

    public static IReadOnlyDictionary<string, string> Parse(string text)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = line.IndexOf('=', StringComparison.Ordinal);
            read[line[..cut]] = Unescape(line[(cut + 1)..]);
        }
        return read;
    }

    /// <summary>Enumerations in camelCase as in the API, instants in ISO 8601 UTC, the rest invariant.</summary>
    private static string Write(object value) => value switch
    {
        string text => text,
        Enum name => char.ToLowerInvariant(name.ToString()[0]) + name.ToString()[1..],
        DateTimeOffset at => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
            return value;
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\' || i + 1 == value.Length)
                text.Append(value[i]);
            else
                text.Append(value[++i] == 'n' ? '\n' : value[i]);
        }
        return text.ToString();
    }
}
