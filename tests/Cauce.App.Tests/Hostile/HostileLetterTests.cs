using System.Net.Http.Json;
using System.Text;
using Cauce.App.Communication.Letters;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Hostile;

/// <summary>A letter that quotes hostile text is a letter with that text, whole and as nothing else.</summary>
public sealed class HostileLetterTests
{
    [Fact]
    public async Task A_reply_arrives_in_the_mail_as_it_was_written()
    {
        await using var world = await World.Fresh();
        using var api = world.Api("ana");
        var texts = HostileStrings.Ours.Concat(HostileStrings.All.Where((_, i) => i % 40 == 0)).Where(t => !string.IsNullOrWhiteSpace(t)).Distinct().ToList();
        await Parallel.ForEachAsync(texts, HostileWorld.Some, async (text, cancel) =>
        {
            var input = Some.Case();
            if (Domain.Common.Text.WhyNotLine(text, "") is null)
                input["customer"]!["name"] = text;
            var number = (string)(await (await api.PostAsJsonAsync("/api/v1/cases", input, cancel)).Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonObject>(cancel))!["number"]!;
            using var said = new StringContent($"{{\"text\":{HostileStrings.Json(text)}}}", Encoding.UTF8, "application/json");
            Assert.True((await api.PostAsync($"/api/v1/cases/{number}/messages", said, cancel)).IsSuccessStatusCode);
        });
        var letters = await Kept(world, texts.Count);
        var mails = Directory.GetFiles(Path.Combine(world.Folder, "outbox"), "*.eml").Select(file => new Mime(File.ReadAllText(file))).ToDictionary(m => m.Id);
        var wrong = new List<string>();
        foreach (var letter in letters)
        {
            var mail = mails[letter.Id.ToString()];
            if (mail.Text != Lines(letter.Text) || mail.Headers.ContainsKey("bcc") || !mail.Headers["to"].Contains("carmen@cliente.example", StringComparison.Ordinal))
                wrong.Add(HostileStrings.Json(letter.Text) + " → " + HostileStrings.Json(mail.Text));
        }
        Assert.Empty(wrong);
        Assert.Empty(texts.Where(text => !letters.Any(l => Lines(l.Text).Contains(Lines(text).Trim(), StringComparison.Ordinal))).Select(HostileStrings.Json));
        Assert.DoesNotContain(letters, l => l.Html!.Contains("<script", StringComparison.OrdinalIgnoreCase) || l.Html.Contains("<img", StringComparison.OrdinalIgnoreCase)
            || l.Html.Contains("<svg", StringComparison.OrdinalIgnoreCase) || l.Html.Contains("<base", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<List<OutboxMessage>> Kept(World world, int count)
    {
        for (var i = 0; ; i++)
        {
            await using var db = world.Db();
            var kept = await db.Set<OutboxMessage>().Where(m => m.Letter == LetterForms.Of("reply").Name && m.IsKept && m.SentAt != null).ToListAsync();
            if (kept.Count == count)
                return kept;
            Assert.True(i < 300, $"{kept.Count} of {count} letters in half a minute");
            await Task.Delay(100);
        }
    }

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').TrimEnd('\n');

    /// <summary>As much of RFC 2045 as the program's own letters use.</summary>
    private sealed class Mime
    {
        public Mime(string mail)
        {
            var (head, body) = Split(mail);
            Headers = Read(head);
            Id = ThreadToken.Read(Headers["message-id"]).Token!.Letter.ToString();
            var mark = "--" + Headers["content-type"].Split("boundary=")[1].Split(';')[0].Trim('"');
            var (part, text) = body.Split(mark + "\r\n").Skip(1).Select(Split).First(p => p.Head.Contains("text/plain", StringComparison.Ordinal));
            text = text.Split("\r\n" + mark)[0];
            var encoding = Read(part).GetValueOrDefault("content-transfer-encoding") ?? "7bit";
            Text = Lines(encoding switch
            {
                "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(text.Replace("\r\n", "", StringComparison.Ordinal))),
                "quoted-printable" => Encoding.UTF8.GetString(Quoted(text.Replace("=\r\n", "", StringComparison.Ordinal))),
                _ => text,
            });
        }

        public string Id { get; }

        public Dictionary<string, string> Headers { get; }

        public string Text { get; }

        private static (string Head, string Body) Split(string part)
        {
            var end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            return (part[..end], part[(end + 4)..]);
        }

        private static Dictionary<string, string> Read(string head) => head.Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal)
            .Split("\r\n").Where(line => line.Contains(':')).GroupBy(line => line.Split(':')[0].ToLowerInvariant()).ToDictionary(g => g.Key, g => g.First().Split(':', 2)[1].Trim());

        private static byte[] Quoted(string text)
        {
            var bytes = new List<byte>();
            for (var i = 0; i < text.Length; i++)
            {
                bytes.Add(text[i] == '=' ? Convert.ToByte(text.Substring(i + 1, 2), 16) : (byte)text[i]);
                if (text[i] == '=')
                    i += 2;
            }
            return [.. bytes];
        }
    }
}
