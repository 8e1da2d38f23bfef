using Cauce.App.Cases;
using Cauce.App.Cases.Answers;
using Cauce.App.Communication.Waiting;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>What is said in a case, and the acts that move what was said.</summary>
internal static class MessagesApi
{
    public static void MapMessages(this IEndpointRouteBuilder api)
    {
        var one = api.MapGroup("/cases/{number}").WithTags("Messages");
        one.MapGet("messages", List).WithSummary("What was said in the case, oldest first").Produces<MessagePage>();
        one.MapPost("messages", async (string number, SayInCase.Input input, SayInCase act, HttpContext http, AppDb db) =>
            await Tell(db, number, await act.Do(number, input, http.Actor(), http.RequestAborted), http))
            .WithSummary("Says something in the case: reply, call, letter, or a note among ourselves; a reply with sendAt waits until then")
            .Produces<MessageView>(StatusCodes.Status201Created).Produces<WaitingView>(StatusCodes.Status202Accepted);
        one.MapPost("notes", async (string number, SayInCase.Input input, SayInCase act, HttpContext http, AppDb db) =>
        {
            input.Kind = "note";
            return await Tell(db, number, await act.Do(number, input, http.Actor(), http.RequestAborted), http);
        }).WithSummary("Writes a note among ourselves; @name asks a colleague to read it").Produces<MessageView>(StatusCodes.Status201Created);
        one.MapWaiting();
        one.MapPost("merger", async (string number, MergeCases.Input input, MergeCases act, HttpContext http) =>
        {
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return await http.TellCase(input.Into!.Trim());
        }).WithSummary("Lets the case go on in another one; answers with that one").Produces<CaseView>();
        one.MapPost("splitting", async (string number, SplitCase.Input input, SplitCase act, HttpContext http) =>
        {
            var made = await act.Do(number, input, http.Actor(), http.RequestAborted);
            http.Response.Headers.Location = $"/api/v1/cases/{made.Number}";
            return await http.TellCase(made.Number, status: StatusCodes.Status201Created);
        }).WithSummary("Makes a case of its own from chosen messages").Produces<CaseView>(StatusCodes.Status201Created);
        one.MapPut("drafts/{kind}", async (string number, string kind, KeepDraft.Input input, KeepDraft act, HttpContext http) =>
        {
            input.Kind = kind;
            await act.Do(number, input, http.Actor(), http.RequestAborted);
            return Results.NoContent();
        }).WithSummary("Keeps what was begun and not sent").Produces(StatusCodes.Status204NoContent);
        one.MapDelete("drafts/{kind}", async (string number, string kind, DiscardDraft act, HttpContext http) =>
        {
            await act.Do(number, kind, http.Actor(), http.RequestAborted);
            return Results.NoContent();
        }).WithSummary("Throws it away").Produces(StatusCodes.Status204NoContent);
        one.MapPost("reading", async (string number, ReadCase act, HttpContext http) =>
        {
            await act.Do(number, http.Actor(), http.RequestAborted);
            return Results.NoContent();
        }).WithSummary("The caller has read what the customer wrote and what they were mentioned in").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<MessagePage> List(string number, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var id = await db.CasesVisibleTo(http.Actor()).Where(c => c.Number == number).Select(c => (Guid?)c.Id.Value).FirstOrDefaultAsync(cancel)
            ?? throw new MissingException("case");
        var messages = await db.Set<Message>().Where(m => m.CaseId == new Id<Domain.Cases.Case>(id)).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(cancel);
        var calls = await db.Set<CallDetails>().Where(d => db.Set<Message>().Any(m => m.CaseId == new Id<Domain.Cases.Case>(id) && m.Id == d.MessageId)).ToDictionaryAsync(d => d.MessageId, cancel);
        return new([.. messages.Select(m => MessageView.Of(m, calls.GetValueOrDefault(m.Id)))], null);
    }

    private static async Task<IResult> Tell(AppDb db, string number, Said said, HttpContext http)
    {
        if (said is not { Message: { } id })
            return await WaitingApi.Tell(db, number, said.Waiting!.Value, http);
        var message = await db.Set<Message>().FirstAsync(m => m.Id == id, http.RequestAborted);
        return Results.Created($"/api/v1/cases/{number}/messages/{id.Value}", MessageView.Of(message, await db.Set<CallDetails>().FirstOrDefaultAsync(d => d.MessageId == id, http.RequestAborted)));
    }
}

/// <summary>A message as the API gives it.</summary>
/// <param name="Purpose">What a reply is for; null for everything else.</param>
/// <param name="By">Name at that time; empty for the customer.</param>
/// <param name="Call">Of a call; null where nothing is known beside its words, and for everything else.</param>
public sealed record MessageView(Guid Id, MessageKind Kind, ReplyPurpose? Purpose, string Text, ActorKind ByKind, string By, DateTimeOffset At, CallView? Call)
{
    internal static MessageView Of(Message message, CallDetails? call) =>
        new(message.Id.Value, message.Kind, message.Purpose, message.Body, message.ByKind, message.ByName, message.At, CallView.Of(call));
}

public sealed record MessagePage(IReadOnlyList<MessageView> Items, string? Next);
