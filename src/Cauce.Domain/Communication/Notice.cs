using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Communication;

/// <summary>How somebody was told.</summary>
public enum NoticeWay
{
    Email = 1,

    /// <summary>A call that somebody made.</summary>
    Phone = 2,

    /// <summary>On paper, which somebody sent.</summary>
    Letter = 3,
}

/// <summary>What somebody who is not the customer of the case was told about it, and by which way. The letter in the outbox is its evidence.</summary>
public sealed class Notice
{
    private Notice() { }

    public Id<Notice> Id { get; private set; }

    public Id<Case> CaseId { get; private set; }

    /// <summary>Who was told; null for a customer without a case.</summary>
    public Id<AffectedParty>? PartyId { get; private set; }

    /// <summary>The mass notice it was part of.</summary>
    public Id<Circular>? CircularId { get; private set; }

    public NoticeWay Way { get; private set; }

    /// <summary>Name at that time; may be empty.</summary>
    public string ToName { get; private set; } = "";

    /// <summary>Address or number at that time; empty for paper.</summary>
    public string ToAddress { get; private set; } = "";

    public string Language { get; private set; } = "es";

    public string Body { get; private set; } = "";

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public byte[] Salt { get; private set; } = [];

    /// <summary>Informs an affected party, or writes down that somebody did.</summary>
    /// <exception cref="RefusedException">See <see cref="AffectedParty.WhyNotInform"/>; or the text is empty or has a blank not filled in.</exception>
    public static Notice Inform(Case @case, AffectedParty party, NoticeWay way, string body, Actor actor, DateTimeOffset now)
    {
        party.WhyNotInform(way).Enforce();
        var address = way switch { NoticeWay.Email => party.Email!, NoticeWay.Phone => party.Phone!, _ => "" };
        var notice = Write(@case, way, new(party.Name, address, party.Language), body, actor, now);
        notice.PartyId = party.Id;
        @case.Record(PartyHistory.Informed, actor, now, new Details { { "party", party.Id }, { "notice", notice.Id }, { "via", way } }, notice.AsContent());
        return notice;
    }

    /// <summary>Informs a customer who has no case; the case of the incident tells how many were, and this row whom.</summary>
    /// <exception cref="RefusedException">The text is empty or has a blank not filled in.</exception>
    public static Notice Inform(Case @case, Id<Circular> circular, Reached reached, string body, Actor actor, DateTimeOffset now)
    {
        var notice = Write(@case, NoticeWay.Email, reached, body, actor, now);
        notice.CircularId = circular;
        return notice;
    }

    public Content AsContent() => Content.Of(Id.Value, Salt, $"{ToName}\n{ToAddress}\n{Body}");

    private static Notice Write(Case @case, NoticeWay way, Reached reached, string body, Actor actor, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(body))
            CaseRefusals.TextMissing.Enforce();
        Blanks.WhyNotSend(body).Enforce();
        return new Notice
        {
            Id = Id<Notice>.New(now), CaseId = @case.Id, Way = way, ToName = reached.Name, ToAddress = reached.Address,
            Language = reached.Language, Body = body, ByName = actor.Name, At = now, Salt = Content.NewSalt(),
        };
    }
}

/// <summary>Whom a notice reaches, where, and in which language.</summary>
public sealed record Reached(string Name, string Address, string Language);
