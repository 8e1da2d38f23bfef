namespace Cauce.Domain.Common;

/// <summary>Collects what a search asks for: the most telling form of each chunk, every one of which the index holds.</summary>
internal sealed class QueryWords
{
    private const int MaxWords = 64;

    private readonly List<Word> _words = [];
    private readonly SearchToken _token = new();
    private readonly SearchChunk _chunk = new();
    private bool _allCases;

    public void Take(string folded)
    {
        Span<char> digits = stackalloc char[32];
        for (var position = 0; _words.Count < MaxWords && _chunk.Read(folded, position); )
        {
            position = _chunk.End;
            var phone = PhoneRun.At(folded, _chunk.Start, digits, out var end);
            if (!phone.IsEmpty)
            {
                Add(_token.Clear().Add(PhoneRun.National(phone)));
                position = Math.Max(position, end);
            }
            else
            {
                TakeChunk();
            }
        }
    }

    /// <summary>Case words go first, then frequent words while others remain; equal terms count once.</summary>
    public SearchQuery ToQuery(bool typing)
    {
        var last = _words.Count - 1;
        var telling = _words.Where((word, at) => !word.Frequent || (typing && at == last)).ToList();
        if (telling.Count == 0 && !_allCases)
            telling = _words;
        var terms = telling
            .Take(SearchText.MaxTerms)
            .Select(word => typing && ReferenceEquals(word, _words[^1]) ? word.AsTyped() : new SearchTerm(word.Stem))
            .Distinct()
            .ToList();
        return new SearchQuery(terms, _allCases);
    }

    private void TakeChunk()
    {
        if (_chunk.IsCode)
        {
            _token.Clear();
            for (var part = 0; part < _chunk.Count; part++)
                _token.Add(_chunk[part]);
            Add(_token);
            return;
        }
        for (var part = 0; part < _chunk.Count; part++)
            Add(_token.Clear().Add(_chunk[part]));
    }

    private void Add(SearchToken token)
    {
        var stem = token.Stem;
        if (stem.IsEmpty)
            return;
        if (Synonyms.MeansCase(token.Raw, stem))
            _allCases = true;
        else
            _words.Add(new Word(stem.ToString(), token.Beginning.ToString(), Synonyms.IsFrequent(token.Raw)));
    }

    private sealed record Word(string Stem, string Beginning, bool Frequent)
    {
        // One letter begins too much to be a help.
        public SearchTerm AsTyped() => Beginning.Length >= 2 ? new(Beginning, Prefix: true) : new(Stem);
    }
}
