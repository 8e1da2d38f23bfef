using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Communication;

public enum MessageKind
{
    /// <summary>The customer wrote to us.</summary>
    FromCustomer = 1,

    /// <summary>The customer asks what our answer means.</summary>
    ExplanationAsked = 2,

    /// <summary>We wrote to the customer.</summary>
    Reply = 3,

    /// <summary>Among ourselves; the customer never sees it.</summary>
    Note = 4,

    /// <summary>A telephone call, written down.</summary>
    Call = 5,

    /// <summary>A letter on paper that we sent.</summary>
    Letter = 6,

    /// <summary>We told the customer how something goes that touches many; it answers nothing they asked.</summary>
    Notice = 7,
}

/// <summary>Words said in a case: by the customer, to the customer, or among us. The history vouches for them by digest.</summary>
public sealed class Message
{
    private Message() { }

    public Id<Message> Id { get; private set; }

    public Id<Case> CaseId { get; private set; }

    public MessageKind Kind { get; private set; }

    /// <summary>What a reply is for; null for everything else.</summary>
    public ReplyPurpose? Purpose { get; private set; }

    public string Body { get; private set; } = "";

    public ActorKind ByKind { get; private set; }

    public Guid? By { get; private set; }

    /// <summary>Name at that time; empty for the customer.</summary>
    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public byte[] Salt { get; private set; } = [];

    public bool IsForCustomer => Kind is not MessageKind.Note;

    /// <summary>Why these words cannot be said in this way, or null: they are none, or go to the customer with a blank not filled in.</summary>
    public static Refusal? WhyNotSay(MessageKind kind, string? body) =>
        string.IsNullOrWhiteSpace(body) ? CaseRefusals.TextMissing
        : kind is MessageKind.Reply or MessageKind.Letter or MessageKind.Notice ? Blanks.WhyNotSend(body) : null;

    /// <summary>Says it in the case.</summary>
    /// <param name="purpose">Of a reply; an answer like any other if absent.</param>
    /// <param name="call">Of a call, for its history.</param>
    /// <exception cref="RefusedException">See <see cref="WhyNotSay"/>.</exception>
    public static Message Say(Case @case, MessageKind kind, string body, Actor actor, DateTimeOffset now, ReplyPurpose? purpose = null, CallFacts? call = null)
    {
        WhyNotSay(kind, body).Enforce();
        var message = new Message
        {
            Id = Id<Message>.New(now),
            CaseId = @case.Id,
            Kind = kind,
            Purpose = kind == MessageKind.Reply ? purpose ?? ReplyPurpose.Answer : null,
            Body = body,
            ByKind = actor.Kind,
            By = actor.Id,
            ByName = actor.Kind == ActorKind.Customer ? "" : actor.Name,
            At = now,
            Salt = Content.NewSalt(),
        };
        message.TellHistory(@case, call, actor, now);
        return message;
    }

    public Content AsContent() => Content.Of(Id.Value, Salt, Body);

    private void TellHistory(Case @case, CallFacts? call, Actor actor, DateTimeOffset now)
    {
        var details = new Details { { "message", Id } };
        if (Purpose is { } purpose and not ReplyPurpose.Answer)
            details.Add("purpose", purpose);
        if (call is not null)
        {
            details.Add("direction", call.Direction ?? CallDirection.ToCustomer);
            details.Add("seconds", call.Seconds);
            details.Add("recorded", call.RecordingUrl is null ? null : true);
        }
        switch (Kind)
        {
            case MessageKind.FromCustomer: @case.Hear(MessageHistory.Received, AsContent(), details, actor, now); break;
            case MessageKind.ExplanationAsked: @case.Hear(MessageHistory.ExplanationAsked, AsContent(), details, actor, now); break;
            case MessageKind.Reply: @case.Tell(MessageHistory.Replied, AsContent(), details, asks: Purpose is { } asked && asked.AwaitsCustomer(), actor, now); break;
            case MessageKind.Call: @case.Tell(MessageHistory.Called, AsContent(), details, asks: false, actor, now); break;
            case MessageKind.Letter: @case.Tell(MessageHistory.LetterSent, AsContent(), details, asks: true, actor, now); break;
            case MessageKind.Notice: @case.Inform(MessageHistory.Informed, AsContent(), details, actor, now); break;
            default: @case.Record(MessageHistory.Noted, actor, now, details, AsContent()); break;
        }
    }
}

/// <summary>The history codes of what is said in a case.</summary>
public static class MessageHistory
{
    public const string Received = "message.received";
    public const string ExplanationAsked = "message.explanation-asked";
    public const string Replied = "message.replied";
    public const string Noted = "message.noted";
    public const string Called = "message.called";
    public const string LetterSent = "message.letter-sent";

    /// <summary>The switchboard told more of a call that was written down.</summary>
    public const string CallRecorded = "message.call-recorded";
    public const string Informed = "message.informed";
}
