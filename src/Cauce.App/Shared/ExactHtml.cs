using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Cauce.App.Shared;

/// <summary>
/// Encodes text for HTML so that a browser reads exactly what was written. Letters of every script stay as they are. So do the
/// controls U+0080 to U+009F: a browser reads their numeric references as windows-1252 (<c>&amp;#x92;</c> becomes an apostrophe,
/// WHATWG HTML 13.2.5.80), and a form sent back would change what somebody wrote.
/// </summary>
internal sealed unsafe class ExactHtml : HtmlEncoder
{
    public static readonly HtmlEncoder Only = new ExactHtml();

    private static readonly HtmlEncoder Usual = Create(UnicodeRanges.All);
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0x80, 0x20).Select(c => (char)c)]);

    public override int MaxOutputCharactersPerInputCharacter => Usual.MaxOutputCharactersPerInputCharacter;

    public override void Encode(TextWriter output, string value, int startIndex, int characterCount)
    {
        var rest = value.AsSpan(startIndex, characterCount);
        var control = rest.IndexOfAny(Controls);
        if (control < 0)
        {
            Usual.Encode(output, value, startIndex, characterCount);
            return;
        }
        for (; control >= 0; control = rest.IndexOfAny(Controls))
        {
            output.Write(Usual.Encode(rest[..control].ToString()));
            output.Write(rest[control]);
            rest = rest[(control + 1)..];
        }
        output.Write(Usual.Encode(rest.ToString()));
    }

    public override string Encode(string value)
    {
        if (!value.AsSpan().ContainsAny(Controls))
            return Usual.Encode(value);
        using var output = new StringWriter();
        Encode(output, value, 0, value.Length);
        return output.ToString();
    }

    public override bool WillEncode(int unicodeScalar) => unicodeScalar is not (>= 0x80 and < 0xA0) && Usual.WillEncode(unicodeScalar);

    public override int FindFirstCharacterToEncode(char* text, int textLength) => Usual.FindFirstCharacterToEncode(text, textLength);

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        if (unicodeScalar is not (>= 0x80 and < 0xA0))
            return Usual.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
        numberOfCharactersWritten = bufferLength > 0 ? 1 : 0;
        if (bufferLength > 0)
            *buffer = (char)unicodeScalar;
        return bufferLength > 0;
    }
}
