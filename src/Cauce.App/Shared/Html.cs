using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Shared;

/// <summary>
/// Markup written in one go, for what a page repeats many times: a line of a list, an entry of a timeline. A component takes
/// every element and attribute apart to compare it later with what it was; a page that is sent once is never compared.
/// In <c>html.Add($"…{value}…")</c> what is written stands as it is and every value is encoded.
/// </summary>
public sealed class Html
{
    private readonly ArrayBufferWriter<char> text = new(2048);

    public Html Add([InterpolatedStringHandlerArgument("")] Piece piece) => this;

    /// <summary>What was added since the last time; the buffer is used again.</summary>
    public MarkupString Take()
    {
        var made = new MarkupString(new string(text.WrittenSpan));
        text.ResetWrittenCount();
        return made;
    }

    /// <summary>Markup with values, as the compiler hands an interpolated string over.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Piece
    {
        private readonly ArrayBufferWriter<char> text;

        public Piece(int literalLength, int formattedCount, Html html) => text = html.text;

        public void AppendLiteral(string markup) => text.Write(markup);

        public void AppendFormatted(string? value)
        {
            if (value is not null)
                text.Write(ExactHtml.Only.Encode(value));
        }

        public void AppendFormatted(int value)
        {
            value.TryFormat(text.GetSpan(11), out var written, provider: CultureInfo.InvariantCulture);
            text.Advance(written);
        }

        /// <summary>Markup that was made before.</summary>
        public void AppendFormatted(MarkupString value) => text.Write(value.Value);
    }
}
