using System.Text;

namespace Cauce.Domain.Common;

/// <summary>
/// What a person sees as one thing between spaces: a word, a code (<c>alb-8812</c>), an amount, an e-mail address; kept as its parts.
/// Reads from folded text; a joint is exactly one separator between two word characters.
/// </summary>
internal sealed class SearchChunk
{
    // Longer chunks are cut, from left to right, alike in the index and in the query.
    private const int MaxParts = 8;
    private readonly Range[] _parts = new Range[MaxParts];
    private string _text = "";

    public int Count { get; private set; }

    public int Start { get; private set; }

    public int End { get; private set; }

    public bool HasDigit { get; private set; }

    /// <summary>The part that follows the @ of an e-mail address; 0 where there is none.</summary>
    public int DomainPart { get; private set; }

    /// <summary>Joined by its separators it means something else than its parts side by side: a code, an amount, an address.</summary>
    public bool IsCode => Count > 1 && (HasDigit || DomainPart > 0);

    public ReadOnlySpan<char> this[int part] => _text.AsSpan(_parts[part]);

    /// <summary>Reads the next chunk from <paramref name="position"/> on; false at the end of the text.</summary>
    public bool Read(string folded, int position)
    {
        (_text, Count, HasDigit, DomainPart) = (folded, 0, false, 0);
        while (position < folded.Length && !Fold.IsWord(folded[position]))
            position++;
        Start = End = position;
        if (position == folded.Length)
            return false;
        if (StandsAlone(position, out var width))
            Add(position, position + width);
        else
            ReadParts(position);
        return true;
    }

    private void ReadParts(int position)
    {
        while (true)
        {
            var start = position;
            while (position < _text.Length && Fold.IsWord(_text[position]) && !StandsAlone(position, out _))
            {
                HasDigit |= char.IsAsciiDigit(_text[position]);
                position++;
            }
            Add(start, position);
            if (Count == MaxParts || !Joins(position))
                return;
            if (_text[position] == '@')
                DomainPart = Count;
            position++;
        }
    }

    private void Add(int start, int end)
    {
        _parts[Count++] = start..end;
        End = end;
    }

    private bool Joins(int at) => Joins(_text, at) && !StandsAlone(at + 1, out _);

    /// <summary>Whether the character at <paramref name="at"/> joins the word characters around it into one chunk.</summary>
    public static bool Joins(string text, int at)
    {
        if (at == 0 || at + 1 >= text.Length || !Fold.IsWord(text[at + 1]))
            return false;
        var (before, after) = (char.IsAsciiDigit(text[at - 1]), char.IsAsciiDigit(text[at + 1]));
        return text[at] switch
        {
            '-' or '_' or '.' or '\'' or '·' or '@' or '&' or '+' => true,
            '/' => before || after,
            ',' or ':' => before && after,
            _ => false,
        };
    }

    // Scripts written without spaces, and pictures: every character is a word of its own.
    private bool StandsAlone(int at, out int width)
    {
        width = 1;
        var c = _text[at];
        if (c < 0x0E00)
            return false;
        if (!char.IsHighSurrogate(c))
            return c
                is (>= '\u0E00' and <= '\u0EFF')
                    or (>= '\u1000' and <= '\u109F')
                    or (>= '\u1780' and <= '\u17FF')
                    or (>= '\u3005' and <= '\u30FF')
                    or (>= '\u3400' and <= '\u9FFF')
                    or (>= '\uF900' and <= '\uFAFF');
        if (!Rune.TryGetRuneAt(_text, at, out var rune))
            return false;
        width = rune.Utf16SequenceLength;
        return rune.Value is >= 0x20000 and <= 0x3FFFF || !Rune.IsLetterOrDigit(rune);
    }
}
