using System.Text;

namespace Cauce.App.Communication.Letters;

/// <summary>Stand for the values of a letter while its markup is read, so that nobody's words can be markup: single characters of the private use area.</summary>
internal sealed class Marks
{
    public const char First = '\uE000';
    public const char Last = '\uF8FF';

    private readonly List<string> values = [];

    /// <summary>The values as a template is filled with them. What is empty stays empty, so that <c>#if</c> tells it.</summary>
    public Dictionary<string, object> For(IReadOnlyDictionary<string, object> given) => given.ToDictionary(pair => pair.Key, pair => pair.Value switch
    {
        string text => Mark(text),
        IEnumerable<string> list => list.Select(Mark).ToArray(),
        var flag => flag,
    });

    /// <summary>The words with their values in place.</summary>
    public string Fill(ReadOnlySpan<char> words)
    {
        var filled = new StringBuilder(words.Length + 64);
        foreach (var letter in words)
        {
            if (letter is >= First and <= Last)
                filled.Append(values[letter - First]);
            else
                filled.Append(letter);
        }
        return filled.ToString();
    }

    private string Mark(string text)
    {
        if (text.Length == 0)
            return "";
        values.Add(text);
        return ((char)(First + values.Count - 1)).ToString();
    }
}
