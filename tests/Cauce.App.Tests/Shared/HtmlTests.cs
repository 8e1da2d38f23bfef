using System.Buffers;
using System.Text;
using AngleSharp.Html.Parser;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Components;

namespace Cauce.App.Tests.Shared;

public sealed class HtmlTests(World world)
{
    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "&amp;&lt;", "azulejos «río» 日本 🧱", "a\u0092b\u00a0c", "{0} {value}", "</td></tr>",
    ];

    [Theory, MemberData(nameof(Hostile))]
    public void A_value_stays_a_value_between_marks_and_between_quotes(string value)
    {
        var markup = new Html().Add($"""<p title="{value}">{value}</p>""").Take();
        var page = new HtmlParser().ParseDocument(markup.Value);
        var p = Assert.Single(page.Body!.Children);
        Assert.Equal(value, p.TextContent);
        Assert.Equal(value, p.GetAttribute("title"));
        Assert.Empty(p.Children);
    }

    [Fact]
    public void What_was_taken_is_not_there_again()
    {
        var html = new Html();
        Assert.Equal("<b>1</b>", html.Add($"<b>{1}</b>").Take().Value);
        Assert.Equal("<i></i>", html.Add($"<i>{(string?)null}</i>").Take().Value);
        Assert.Equal("<b>&lt;</b>", html.Add($"{new MarkupString("<b>&lt;</b>")}").Take().Value);
    }

    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3)]
    public void A_page_is_sent_as_it_was_written_wherever_its_pieces_end(int offset)
    {
        var text = new string('x', offset) + string.Concat(Enumerable.Repeat("ñ🧱日", 5000)) + "\ud83e";
        using var page = new PageWriter();
        page.Write(text);
        var body = new SmallPieces();
        page.CopyTo(body);
        Assert.Equal(Encoding.UTF8.GetBytes(text), body.Written);
        Assert.Equal(body.Written.Length, page.ByteCount);
    }

    [Fact]
    public async Task Whoever_can_read_it_gets_a_page_compressed()
    {
        using var visitor = world.Visitor();
        var plain = await visitor.GetByteArrayAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var answer = await visitor.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
        await using var body = new System.IO.Compression.BrotliStream(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), System.IO.Compression.CompressionMode.Decompress);
        using var read = new StreamReader(body);
        Assert.StartsWith("<!DOCTYPE html>", await read.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.InRange(answer.Content.Headers.ContentLength!.Value, 500, plain.Length / 2);
    }

    /// <summary>Lends as little as a connection may.</summary>
    private sealed class SmallPieces : IBufferWriter<byte>
    {
        private readonly ArrayBufferWriter<byte> all = new();

        public byte[] Written => all.WrittenSpan.ToArray();

        public void Advance(int count) => all.Advance(count);

        public Memory<byte> GetMemory(int sizeHint = 0) => all.GetMemory(sizeHint)[..Math.Max(1, sizeHint)];

        public Span<byte> GetSpan(int sizeHint = 0) => all.GetSpan(sizeHint)[..Math.Max(1, sizeHint)];
    }
}
