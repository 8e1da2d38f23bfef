using Cauce.Domain.Common;

namespace Cauce.Domain.Intake.Mail;

/// <summary>Every "no" about mailboxes.</summary>
public static class MailboxRefusals
{
    public static readonly Refusal NameMissing = new("mailbox.name-missing") { Field = "Name" };
    public static readonly Refusal NameTaken = new("mailbox.name-taken") { Field = "Name" };
    public static readonly Refusal AddressTaken = new("mailbox.address-taken") { Field = "Address" };
    public static readonly Refusal HostMissing = new("mailbox.host-missing") { Field = "Host" };
    public static readonly Refusal PortInvalid = new("mailbox.port-invalid") { Field = "Port" };
    public static readonly Refusal AccountMissing = new("mailbox.account-missing") { Field = "Account" };
    public static readonly Refusal SecretMissing = new("mailbox.secret-missing") { Field = "Password" };
    public static readonly Refusal AlreadyPaused = new("mailbox.already-paused");
    public static readonly Refusal NotPaused = new("mailbox.not-paused");
    public static readonly Refusal ChangedMeanwhile = new("mailbox.changed-meanwhile");
    public static readonly Refusal FromEnvironment = new("mailbox.from-environment");
}

/// <summary>Every "no" about incoming mails.</summary>
public static class MailRefusals
{
    /// <summary>It has become a case, a reply, or something else that stands.</summary>
    public static readonly Refusal AlreadySettled = new("mail.already-settled");

    /// <summary>Its bytes were never fetched: it stays in the mailbox.</summary>
    public static readonly Refusal NotKept = new("mail.not-kept");
    public static readonly Refusal NoSender = new("mail.no-sender");
    public static readonly Refusal AlreadyBlocked = new("mail.already-blocked");
}
