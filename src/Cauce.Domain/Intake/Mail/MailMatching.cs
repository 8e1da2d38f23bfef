using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Common;

namespace Cauce.Domain.Intake.Mail;

/// <summary>What is known of a mail when it is decided what becomes of it.</summary>
public sealed record MailFacts
{
    /// <summary>There is an address to answer to.</summary>
    public bool HasSender { get; init; } = true;

    /// <summary>It comes from an address of ours.</summary>
    public bool IsOwnAddress { get; init; }

    /// <summary>The rule that keeps the sender out; null where none does.</summary>
    public string? BlockedBy { get; init; }

    /// <summary>A machine wrote it: <c>reply</c>, <c>vacation</c>, <c>list</c>, <c>bulk</c>, <c>disposition</c>; null where a person seems to have.</summary>
    public string? Automatic { get; init; }

    public MailReport Report { get; init; }

    /// <summary>How the token fared that the mail carries.</summary>
    public ThreadTokenCheck Token { get; init; }

    /// <summary>The case a valid token leads to.</summary>
    public Id<Case>? TokenCase { get; init; }

    /// <summary>The case of a known mail that this one answers.</summary>
    public Id<Case>? ReferencedCase { get; init; }

    /// <summary>The case whose number stands in the subject.</summary>
    public Id<Case>? NumberedCase { get; init; }

    /// <summary>Those of the three cases in which the sender is the complainant, the customer on record or their contact.</summary>
    public IReadOnlySet<Id<Case>> PartyOf { get; init; } = new HashSet<Id<Case>>();

    /// <summary>Who the sender is among us, with regard to the token's case.</summary>
    public StaffStanding Staff { get; init; }

    /// <summary>The valid token was made for the sender's own address.</summary>
    public bool TokenIsForSender { get; init; }

    /// <summary>A person passes on what a mail server told them.</summary>
    public bool ForwardsReport { get; init; }

    public MailVerdict Verdict { get; init; } = MailVerdict.Unknown;

    public LoopBudget Budget { get; init; } = new(0, 0, 0);
}

/// <summary>What kind of report a mail is (RFC 3462, RFC 5965, RFC 8098).</summary>
public enum MailReport
{
    None,

    /// <summary>A letter could not be delivered.</summary>
    Undelivered,

    /// <summary>It is on its way, or has arrived.</summary>
    DeliveryNotice,

    /// <summary>Whoever received it calls it spam.</summary>
    Complaint,
}

public enum StaffStanding
{
    NotStaff,

    /// <summary>Active, and sees the case.</summary>
    WithAccess,

    /// <summary>Left, or no longer sees the case.</summary>
    WithoutAccess,
}

/// <summary>What has happened in the last hour, so that two machines do not write to each other for ever.</summary>
/// <param name="AnswersToSender">Automatic answers to this address.</param>
/// <param name="AnswersInAll">Automatic answers to anybody who wrote by mail.</param>
/// <param name="OpenedBySender">Cases that mails of this address opened.</param>
public sealed record LoopBudget(int AnswersToSender, int AnswersInAll, int OpenedBySender)
{
    public const int MostAnswersToSender = 5;
    public const int MostAnswersInAll = 2000;

    /// <summary>Beyond these, mails of one address wait for a person instead of opening cases.</summary>
    public const int MostOpenedBySender = 200;
}

/// <summary>What becomes of a mail.</summary>
/// <param name="Reason">See <see cref="MailReason"/>.</param>
/// <param name="Case">The case it goes to, or, in quarantine, the one it may belong to.</param>
public sealed record MailDecision(MailState State, string Reason, Id<Case>? Case = null)
{
    /// <summary>The number, rule or word the reason mentions.</summary>
    public string Detail { get; init; } = "";

    /// <summary>One of us wrote it: it becomes a note, and the customer is sent nothing.</summary>
    public bool IsFromStaff { get; init; }

    /// <summary>For a case that is opened: why receipt must not be confirmed by itself; null where it may.</summary>
    public string? WhyNoAnswer { get; init; }
}

/// <summary>
/// Decides what becomes of a mail. Rules that keep machines out come first; then the signed token, then the mails it refers
/// to, then the number in its subject. Only who is a party of a case gets words into it: anybody else who names it waits for a
/// person, and is told nothing.
/// </summary>
public static class MailMatching
{
    public static MailDecision Decide(MailFacts facts) => Refused(facts) ?? InCase(facts) ?? Opened(facts);

    /// <summary>Whether a text holds the report of a mail server, as people forward it (the fields of RFC 3464).</summary>
    public static bool HoldsReport(string text) =>
        text.Contains("Final-Recipient:", StringComparison.OrdinalIgnoreCase) && text.Contains("Action: failed", StringComparison.OrdinalIgnoreCase);

    /// <summary>Why a mail of this kind must not be answered by itself, or null.</summary>
    public static string? WhyNoAnswer(MailFacts facts)
    {
        if (facts.Verdict.IsFailed) return MailReason.SenderUnverified;
        if (facts.Budget.AnswersToSender >= LoopBudget.MostAnswersToSender) return MailReason.BudgetOfSender;
        return facts.Budget.AnswersInAll >= LoopBudget.MostAnswersInAll ? MailReason.BudgetOfAll : null;
    }

    /// <summary>What no person wrote, or nobody wants.</summary>
    private static MailDecision? Refused(MailFacts facts)
    {
        var about = facts.Token == ThreadTokenCheck.Valid ? facts.TokenCase : null;
        switch (facts.Report)
        {
            case MailReport.Undelivered: return new MailDecision(MailState.Bounce, MailReason.Undelivered, about);
            case MailReport.Complaint: return new MailDecision(MailState.Bounce, MailReason.Complaint, about);
            case MailReport.DeliveryNotice: return new MailDecision(MailState.Automatic, MailReason.DeliveryNotice, about);
        }
        if (facts.IsOwnAddress) return new MailDecision(MailState.Ignored, MailReason.OwnAddress);
        if (facts.BlockedBy is { } rule) return new MailDecision(MailState.Ignored, MailReason.Blocked) { Detail = rule };
        if (facts.Automatic is { } how) return new MailDecision(MailState.Automatic, MailReason.Automatic, about) { Detail = how };
        return facts.HasSender ? null : new MailDecision(MailState.Quarantined, MailReason.NoSender);
    }

    /// <summary>What belongs to a case there is; null for a new matter.</summary>
    private static MailDecision? InCase(MailFacts facts)
    {
        if (facts is { Token: ThreadTokenCheck.Valid, TokenCase: { } told })
            return WithToken(facts, told);
        if (facts.ReferencedCase is { } referenced)
            return OfParty(facts, referenced, MailReason.References);
        // A number is guessed easily: whoever is no party of the case has written about something new.
        return facts.NumberedCase is { } numbered && facts.PartyOf.Contains(numbered) ? OfParty(facts, numbered, MailReason.NumberInSubject) : null;
    }

    private static MailDecision WithToken(MailFacts facts, Id<Case> told)
    {
        if (facts.Staff != StaffStanding.NotStaff && !facts.PartyOf.Contains(told))
        {
            if (facts.Staff == StaffStanding.WithoutAccess || !facts.TokenIsForSender)
                return new MailDecision(MailState.Quarantined, MailReason.StaffWithoutAccess, told);
            return facts.Verdict.IsFailed
                ? new MailDecision(MailState.Quarantined, MailReason.SenderUnverified, told)
                : new MailDecision(MailState.Reply, MailReason.StaffAnswer, told) { IsFromStaff = true };
        }
        return facts.TokenIsForSender || facts.PartyOf.Contains(told)
            ? new MailDecision(MailState.Reply, MailReason.SignedToken, told)
            : new MailDecision(MailState.Quarantined, MailReason.Stranger, told);
    }

    private static MailDecision OfParty(MailFacts facts, Id<Case> found, string how)
    {
        if (!facts.PartyOf.Contains(found))
            return new MailDecision(MailState.Quarantined, MailReason.Stranger, found);
        return facts.Verdict.IsFailed
            ? new MailDecision(MailState.Quarantined, MailReason.SenderUnverified, found)
            : new MailDecision(MailState.Reply, how, found);
    }

    private static MailDecision Opened(MailFacts facts) =>
        facts.ForwardsReport ? new MailDecision(MailState.Quarantined, MailReason.ForwardedReport)
        : facts.Budget.OpenedBySender >= LoopBudget.MostOpenedBySender
        ? new MailDecision(MailState.Quarantined, MailReason.TooManyFromSender)
        : new MailDecision(MailState.OpenedCase, MailReason.NewMatter) { WhyNoAnswer = WhyNoAnswer(facts) };
}
