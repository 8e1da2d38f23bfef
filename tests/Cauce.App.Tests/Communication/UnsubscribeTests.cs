using System.Net;
using Cauce.App.Tests.Fakes;
using Cauce.App.Tests.Portal;
using Cauce.App.Tests.Surveys;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Communication;

/// <summary>Surveys can be refused in the mail program; letters about one's own case cannot.</summary>
public sealed class UnsubscribeTests
{
    [Fact, Trait("Req", "E28")]
    public async Task One_click_in_the_mail_program_ends_the_surveys_and_nothing_else()
    {
        await using var server = new FakeMailServer();
        await using var own = await World.Fresh(s => s with { SmtpUrl = server.Url });
        using var visitor = own.Visitor();
        await SurveyTests.CloseAccepted(own, visitor, await visitor.NewCase(Complaining.Complaint("carmen@cliente.example")));
        var survey = await Arrived(server, "/survey/");
        var header = Line(survey, "List-Unsubscribe:");
        Assert.Equal("List-Unsubscribe=One-Click", Line(survey, "List-Unsubscribe-Post:"));
        var path = new Uri(header.Trim('<', '>')).PathAndQuery;
        Assert.Contains("carmen@cliente.example", (await visitor.Open(path)).Body!.TextContent, StringComparison.Ordinal);
        using var program = own.Visitor();
        Assert.Equal(HttpStatusCode.SeeOther, (await program.PostAsync(path, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]), Cancel)).StatusCode);
        await SurveyTests.CloseAccepted(own, visitor, await visitor.NewCase(Complaining.Complaint("Carmen@cliente.example")));
        await using var db = own.Db();
        Assert.Equal(1, await db.Set<OutboxMessage>().CountAsync(m => m.Letter == "survey", Cancel));
        Assert.Equal(2, await db.Set<OutboxMessage>().CountAsync(m => m.Letter == "closing", Cancel));
        Assert.DoesNotContain(server.Messages, m => m.Contains("List-Unsubscribe", StringComparison.Ordinal) && !m.Contains("/survey/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, (await program.Press(path, path + "/undo")).StatusCode);
        await SurveyTests.CloseAccepted(own, visitor, await visitor.NewCase(Complaining.Complaint("carmen@cliente.example")));
        Assert.Equal(2, await db.Set<OutboxMessage>().CountAsync(m => m.Letter == "survey", Cancel));
        Assert.Equal(HttpStatusCode.NotFound, (await program.PostAsync(path[..^3] + "aaa", null, Cancel)).StatusCode);
    }

    [Fact, Trait("Req", "A31")]
    public async Task Servers_are_asked_to_report_failures_and_arrivals_only_where_wanted()
    {
        await using var server = new FakeMailServer();
        await using var own = await World.Fresh(s => s with { SmtpUrl = server.Url });
        await using var curious = await World.Fresh(s => s with { SmtpUrl = server.Url, AsksForDeliveryReports = true });
        foreach (var house in new[] { own, curious })
        {
            using var visitor = house.Visitor();
            await visitor.NewCase(Complaining.Complaint("carmen@cliente.example"));
        }
        var until = DateTimeOffset.UtcNow.AddSeconds(30);
        while (server.Recipients.Count < 2 && DateTimeOffset.UtcNow < until)
            await Task.Delay(50, Cancel);
        Assert.Equal(["DELAY", "DELAY,SUCCESS"], server.Recipients.Select(r => r.ToUpperInvariant()).Select(r => r[(r.IndexOf("NOTIFY=FAILURE,", StringComparison.Ordinal) + 15)..].Split(' ')[0]).Order());
    }

    private static async Task<string> Arrived(FakeMailServer server, string word)
    {
        var until = DateTimeOffset.UtcNow.AddSeconds(30);
        while (DateTimeOffset.UtcNow < until)
        {
            if (server.Messages.FirstOrDefault(m => m.Contains(word, StringComparison.Ordinal)) is { } message)
                return message;
            await Task.Delay(50, Cancel);
        }
        throw new TimeoutException(word);
    }

    /// <summary>The value of a header, unfolded.</summary>
    private static string Line(string message, string name)
    {
        var unfolded = message.ReplaceLineEndings("\n").Replace("\n ", " ", StringComparison.Ordinal).Split('\n');
        return unfolded.First(l => l.StartsWith(name, StringComparison.OrdinalIgnoreCase))[name.Length..].Trim();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
