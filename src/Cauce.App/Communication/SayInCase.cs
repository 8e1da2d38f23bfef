using System.ComponentModel.DataAnnotations;
using Cauce.App.Cases;
using Cauce.App.Cases.Files;
using Cauce.App.Communication.Waiting;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Deadlines;

namespace Cauce.App.Communication;

/// <summary>
/// Says something in a case together with its files, neither without the other: to the customer (reply, letter, call written
/// down) or among ourselves (note, with mentions). A reply may be given a moment to go, or a pause to think again.
/// </summary>
public sealed class SayInCase(Writer writer) : IAct
{
    /// <param name="pause">How long a reply can be taken back before it goes.</param>
    /// <exception cref="RefusedException">The text is empty, the kind is not staff's to say, or somebody changed the case meanwhile.</exception>
    public async Task<Said> Do(
        string number, Input input, IReadOnlyList<StoredFile> files, TimeSpan pause, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var (kind, purpose, text) = (input.ReadKind(), input.ReadPurpose(), Text.Body(input.Text, nameof(input.Text)));
        if (kind != MessageKind.Reply && !string.IsNullOrWhiteSpace(input.SendAt))
            WaitingRefusals.OnlyReplies.Enforce();
        if (kind != MessageKind.Call && input.Call is not null)
            CallRefusals.OnlyCalls.Enforce();
        return await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            var sendAt = input.ReadSendAt(found.Calendar);
            if (kind == MessageKind.Reply && (sendAt is not null || pause > TimeSpan.Zero))
                return new Said(null, (await work.Wait(WaitingMessage.Write(found, purpose, text, actor, sendAt, pause, work.Now), files)).Id);
            var call = input.Call?.Read(found.Calendar) is { IsEmpty: false } facts ? facts : null;
            var message = await Say(found, kind, text, actor, work, purpose, call);
            foreach (var file in files)
                work.Attach(found, file, message.Id.Value, forCustomer: kind != MessageKind.Note, actor);
            return new Said(message.Id, null);
        }, cancel);
    }

    /// <summary>Says it at once, without files.</summary>
    public Task<Said> Do(string number, Input input, Actor actor, CancellationToken cancel = default) =>
        Do(number, input, [], TimeSpan.Zero, actor, cancel);

    /// <summary>The same as part of a larger act.</summary>
    internal static async Task<Message> Say(Case found, MessageKind kind, string text, Actor actor, Work work, ReplyPurpose? purpose = null, CallFacts? call = null)
    {
        var message = Message.Say(found, kind, text, actor, work.Now, purpose, call);
        work.Insert(message);
        if (call is not null)
            work.Insert(new CallDetails(message.Id, call, work.Now));
        if (kind == MessageKind.Note)
            foreach (var colleague in await Mentions.In(text, found, work))
                work.Insert(new CaseMention(colleague, found.Id, message.Id, work.Now));
        if (actor.Id is { } id)
            await DiscardDraft.Remove(found.Id, id, Choice.Write(kind), work);
        return message;
    }

    public sealed class Input
    {
        /// <summary><c>reply</c> (if absent), <c>note</c>, <c>call</c> or <c>letter</c>; <c>fromCustomer</c> and <c>explanationAsked</c> for what the customer said by another way.</summary>
        public string? Kind { get; set; }

        /// <summary>What a reply is for, and so which letter tells it: <c>answer</c> (if absent), <c>holding</c>, <c>informationRequest</c>, <c>nextSteps</c>, <c>decision</c>, <c>redress</c>.</summary>
        public string? Purpose { get; set; }

        /// <summary>What is said.</summary>
        /// <example>We are looking for the two boxes and will write today.</example>
        [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required))]
        [MaxLength(Domain.Common.Text.MaxBody, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
        public string? Text { get; set; }

        /// <summary>When a reply is to go, if not now: an instant, or a local time of the branch.</summary>
        /// <example>2026-12-01T09:00</example>
        public string? SendAt { get; set; }

        /// <summary>Of a call: who called whom, when, how long. May be left out.</summary>
        public CallInput? Call { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }

        internal MessageKind ReadKind() => Choice.Read<MessageKind>(Kind, "Kind") ?? MessageKind.Reply;

        internal DateTimeOffset? ReadSendAt(WorkCalendar calendar) =>
            string.IsNullOrWhiteSpace(SendAt) ? null : Moment.Read(SendAt, calendar, nameof(SendAt));

        internal ReplyPurpose? ReadPurpose() => Choice.Read<ReplyPurpose>(Purpose, "Purpose");
    }
}

/// <summary>What became of words for a case: said, or waiting.</summary>
public sealed record Said(Id<Message>? Message, Id<WaitingMessage>? Waiting);
