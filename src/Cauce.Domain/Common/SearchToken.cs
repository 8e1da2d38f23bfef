using System.Globalization;
using System.Text;

namespace Cauce.Domain.Common;

/// <summary>
/// Writes one token of a–z and 0–9 only, which SQLite's unicode61 and PostgreSQL's parser both take as one word in any locale.
/// Letters of other scripts are spelt by code point (<c>u4e2d</c>), each on its own, so that prefixes still match.
/// </summary>
internal sealed class SearchToken
{
    /// <summary>Characters that count; the rest of a longer word is ignored alike in the index and in the query.</summary>
    public const int MaxCharacters = 40;

    private readonly char[] _buffer = new char[MaxCharacters * 6];
    private readonly char[] _stem = new char[MaxCharacters * 6];
    private int _length;
    private int _characters;
    private bool _isWord = true;

    /// <summary>As written, folded.</summary>
    public ReadOnlySpan<char> Raw => _buffer.AsSpan(0, _length);

    /// <summary>The form that is indexed: the stem of a Latin word, anything else as it is.</summary>
    public ReadOnlySpan<char> Stem
    {
        get
        {
            if (!_isWord)
                return Raw;
            Raw.CopyTo(_stem);
            return _stem.AsSpan(0, SpanishStem.Cut(_stem.AsSpan(0, _length)));
        }
    }

    /// <summary>What the stem of every word that begins like this begins with: the form for a word still being typed.</summary>
    public ReadOnlySpan<char> Beginning
    {
        get
        {
            var common = Raw.CommonPrefixLength(Stem);
            if (!_isWord || _length == _stem.Length)
                return Raw[..common];
            // "interese" is on its way to "intereses", whose stem is shorter than its own.
            Raw.CopyTo(_stem);
            _stem[_length] = 's';
            var plural = SpanishStem.Cut(_stem.AsSpan(0, _length + 1));
            return Raw[..Math.Min(common, plural)];
        }
    }

    public SearchToken Clear()
    {
        (_length, _characters, _isWord) = (0, 0, true);
        return this;
    }

    public SearchToken Add(ReadOnlySpan<char> part)
    {
        foreach (var rune in part.EnumerateRunes())
        {
            if (_characters++ >= MaxCharacters)
                break;
            _isWord &= rune.Value is >= 'a' and <= 'z';
            // PostgreSQL reads 12e34ab as the number 12e34 and the word ab.
            if (rune.Value == 'e' && _length > 0 && !Raw.ContainsAnyExceptInRange('0', '9'))
                _buffer[_length++] = 'e';
            if (rune.IsAscii)
                _buffer[_length++] = (char)rune.Value;
            else
                Spell(rune);
        }
        return this;
    }

    private void Spell(Rune rune)
    {
        _buffer[_length++] = rune.IsBmp ? 'u' : 'v';
        rune.Value.TryFormat(_buffer.AsSpan(_length), out var written, rune.IsBmp ? "x4" : "x5", CultureInfo.InvariantCulture);
        _length += Math.Min(written, 5);
    }
}
