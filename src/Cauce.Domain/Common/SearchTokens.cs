using System.Text;

namespace Cauce.Domain.Common;

/// <summary>Collects what a text may be found by: more than anyone searches for at once, each token once.</summary>
internal sealed class SearchTokens
{
    // Runs of parts of a longer code are seldom asked for and grow with its square.
    private const int MaxJoinedParts = 4;

    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _seen = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly SearchToken _token = new();
    private readonly SearchChunk _chunk = new();
    private readonly char[] _digits = new char[32];

    public SearchTokens() => _lookup = _seen.GetAlternateLookup<ReadOnlySpan<char>>();

    public override string ToString() => _text.ToString();

    public void Take(string folded)
    {
        var previous = 0..0;
        for (var position = 0; _chunk.Read(folded, position); position = _chunk.End)
        {
            TakePhone(folded);
            for (var part = 0; part < _chunk.Count; part++)
                TakePart(_chunk[part]);
            TakeRuns();
            if (IsSpacedCode(folded, previous))
                Add(_token.Clear().Add(folded.AsSpan(previous)).Add(_chunk[0]));
            previous = _chunk.Count == 1 ? _chunk.Start.._chunk.End : 0..0;
        }
    }

    private void TakePart(ReadOnlySpan<char> part)
    {
        Add(_token.Clear().Add(part));
        if (!part.ContainsAnyInRange('0', '9'))
            return;
        var zeros = part.IndexOfAnyExcept('0');
        if (zeros > 0 && !part.ContainsAnyExceptInRange('0', '9'))
            Add(_token.Clear().Add(part[zeros..]));
        for (var start = 0; start < part.Length; )
        {
            var digits = char.IsAsciiDigit(part[start]);
            var end = start + 1;
            while (end < part.Length && char.IsAsciiDigit(part[end]) == digits)
                end++;
            Add(_token.Clear().Add(part[start..end]));
            start = end;
        }
    }

    private void TakeRuns()
    {
        if (_chunk.Count == 1)
            return;
        Join(0, _chunk.Count);
        if (_chunk.DomainPart > 0)
            Join(_chunk.DomainPart, _chunk.Count);
        if (!_chunk.IsCode || _chunk.Count > MaxJoinedParts)
            return;
        for (var first = 0; first < _chunk.Count; first++)
        {
            for (var last = first + 2; last <= _chunk.Count; last++)
                Join(first, last);
        }
    }

    private void Join(int first, int last)
    {
        _token.Clear();
        for (var part = first; part < last; part++)
            _token.Add(_chunk[part]);
        Add(_token);
    }

    private void TakePhone(string folded)
    {
        var phone = PhoneRun.At(folded, _chunk.Start, _digits, out _);
        if (phone.IsEmpty)
            return;
        Add(_token.Clear().Add(phone));
        Add(_token.Clear().Add(PhoneRun.National(phone)));
    }

    // "ALB 8812" is as much a code as "ALB-8812".
    private bool IsSpacedCode(string folded, Range previous)
    {
        var word = folded.AsSpan(previous);
        return word.Length is >= 2 and <= 4
            && previous.End.Value + 1 == _chunk.Start
            && folded[previous.End.Value] == ' '
            && _chunk.Count == 1
            && char.IsAsciiDigit(folded[_chunk.Start])
            && !word.ContainsAnyExceptInRange('a', 'z')
            && !Synonyms.IsFrequent(word);
    }

    private void Add(SearchToken token)
    {
        var stem = token.Stem;
        if (stem.IsEmpty || !_lookup.Add(stem))
            return;
        if (_text.Length > 0)
            _text.Append(' ');
        _text.Append(stem);
    }
}
