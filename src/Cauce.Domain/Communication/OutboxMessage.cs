using Cauce.Domain.Cases;
using Cauce.Domain.Common;

namespace Cauce.Domain.Communication;

/// <summary>A letter on its way out: written in the same transaction as what it tells, sent afterwards, once.</summary>
public sealed partial class OutboxMessage
{
    private static readonly TimeSpan[] Waits =
        [.. new[] { 1, 5, 15, 60, 240, 720, 1440 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    /// <summary><see cref="LastError"/> of a letter that waits because its address had enough of them within the hour.</summary>
    public const string OverBudget = "budget";

    private OutboxMessage() { }

    public OutboxMessage(Id<OutboxMessage> id, Id<Case>? caseId, string letter, DateTimeOffset now)
    {
        Id = id;
        CaseId = caseId;
        Letter = letter;
        CreatedAt = now;
        NextTryAt = now;
    }

    /// <summary>Also its Message-ID, so that a second sending of the same row can be told by the receiver.</summary>
    public Id<OutboxMessage> Id { get; private set; }

    public Id<Case>? CaseId { get; private set; }

    /// <summary>Which letter: <c>acknowledgement</c>, <c>solution</c>...</summary>
    public string Letter { get; private set; } = "";

    public string ToAddress { get; private set; } = "";

    /// <summary>The address as it is compared: see <see cref="EmailAddress.Key"/>.</summary>
    public string AddressKey { get; private set; } = "";

    public string ToName { get; private set; } = "";

    /// <summary>The message or solution it tells; the files that go with that one travel with the letter.</summary>
    public Guid? About { get; private set; }

    /// <summary>It goes to somebody who is not the customer of its case: what they answer is not the customer's word.</summary>
    public bool IsAside { get; private set; }

    public string Subject { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string? Html { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When to try next; null once sent, kept in the folder, or given up.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    public int Tries { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>No mail server is configured: it was written to the outbox folder instead.</summary>
    public bool IsKept { get; private set; }

    public DateTimeOffset? GivenUpAt { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>The receiving server said that it stands in the mailbox (RFC 3464, action <c>delivered</c>).</summary>
    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>A server sent it back after it had gone, or whoever received it calls it spam.</summary>
    public DateTimeOffset? ReturnedAt { get; private set; }

    /// <summary>The server's words for it.</summary>
    public string? ReturnedBecause { get; private set; }

    public void Write(string address, string name, string subject, string text, string? html)
    {
        ToAddress = address;
        AddressKey = EmailAddress.TryParse(address, out var parsed) ? parsed!.Key : address.ToLowerInvariant();
        ToName = name;
        Subject = subject;
        Text = text;
        Html = html;
    }

    public void Tell(Guid about) => About = about;

    public void StandAside() => IsAside = true;

    public void Sent(DateTimeOffset now, bool kept)
    {
        Tries++;
        SentAt = now;
        IsKept = kept;
        NextTryAt = null;
        LastError = null;
    }

    /// <summary>It has arrived. The first report stands, and one that came back has not.</summary>
    public void Delivered(DateTimeOffset now)
    {
        if (ReturnedAt is null)
            DeliveredAt ??= now;
    }

    /// <summary>It went and came back. The first report stands.</summary>
    /// <returns>False when that is known already.</returns>
    public bool Return(string because, DateTimeOffset now)
    {
        if (ReturnedAt is not null)
            return false;
        ReturnedAt = now;
        ReturnedBecause = Common.Text.ToLine(because);
        return true;
    }

    /// <summary>Failed: tried again later and later, given up at once when the failure is permanent and after a week otherwise.</summary>
    public void Failed(string error, bool permanent, DateTimeOffset now)
    {
        Tries++;
        LastError = error;
        var givesUp = permanent || Tries > Waits.Length;
        GivenUpAt = givesUp ? now : null;
        NextTryAt = givesUp ? null : now + Waits[Math.Min(Tries, Waits.Length) - 1];
    }

    public Refusal? WhyNotTryAgain() => SentAt is null ? null : OutboxRefusals.AlreadySent;

    /// <exception cref="RefusedException">It was sent.</exception>
    public void TryAgain(DateTimeOffset now)
    {
        WhyNotTryAgain().Enforce();
        GivenUpAt = null;
        NextTryAt = now;
    }
}

public static class OutboxRefusals
{
    public static readonly Refusal AlreadySent = new("outbox.already-sent");
}
