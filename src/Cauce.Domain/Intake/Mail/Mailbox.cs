using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Intake.Mail;

public enum MailSecurity
{
    /// <summary>Encrypted from the first byte; port 993 as a rule.</summary>
    Tls = 1,

    /// <summary>Encrypted after a first word in the clear; refused where the server does not offer it.</summary>
    StartTls = 2,

    /// <summary>Not at all: for a server on the same machine.</summary>
    None = 3,
}

public enum MailSignIn
{
    Password = 1,

    /// <summary>A refresh token of OAuth 2.</summary>
    OAuth = 2,
}

/// <summary>A mailbox whose mails become cases and replies. It belongs to a branch; one node at a time fetches from it.</summary>
public sealed partial class Mailbox
{
    private Mailbox() { }

    public Mailbox(Id<Mailbox> id, DateTimeOffset now)
    {
        Id = id;
        CreatedAt = now;
    }

    public Id<Mailbox> Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Customers write to it; answers to letters of its branch come here.</summary>
    public string Address { get; private set; } = "";

    /// <summary>See <see cref="EmailAddress.Key"/>.</summary>
    public string AddressKey { get; private set; } = "";

    public int Branch { get; private set; }

    /// <summary>Code of the kind of the cases that its mails open.</summary>
    public string Kind { get; private set; } = "";

    public string Host { get; private set; } = "";

    public int Port { get; private set; }

    public MailSecurity Security { get; private set; }

    /// <summary>The name it is signed in with.</summary>
    public string Account { get; private set; } = "";

    public MailSignIn SignIn { get; private set; }

    /// <summary>Password or OAuth tokens, sealed with the installation's keys.</summary>
    public string Sealed { get; private set; } = "";

    public string Folder { get; private set; } = "INBOX";

    /// <summary>
    /// The name by which the server that receives for this mailbox signs its Authentication-Results (RFC 8601, authserv-id).
    /// Null: no such header is believed, and nothing is known of a sender.
    /// </summary>
    public string? TrustedServer { get; private set; }

    /// <summary>It came from the environment and is changed there.</summary>
    public bool IsFromEnvironment { get; private set; }

    public DateTimeOffset? PausedAt { get; private set; }

    public Guid? PausedBy { get; private set; }

    public string PausedByName { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public int Version { get; private set; } = 1;

    public void Describe(MailboxFacts facts)
    {
        WhyNotDescribe(facts).Enforce();
        var address = EmailAddress.Parse(facts.Address);
        (Name, Address, AddressKey, Branch, Kind) = (facts.Name, address.Value, address.Key, facts.Branch, facts.Kind);
        if ((Host, Account, Folder) != (facts.Host, facts.Account, facts.Folder))
            (UidValidity, LastUid) = (null, 0);
        (Host, Port, Security, Account, Folder) = (facts.Host, facts.Port, facts.Security, facts.Account, facts.Folder);
        TrustedServer = facts.TrustedServer;
        IsFromEnvironment = facts.IsFromEnvironment;
        Version++;
    }

    public static Refusal? WhyNotDescribe(MailboxFacts facts)
    {
        if (string.IsNullOrWhiteSpace(facts.Name)) return MailboxRefusals.NameMissing;
        if (EmailAddress.WhyNot(facts.Address) is { } wrong) return wrong with { Field = "Address" };
        if (string.IsNullOrWhiteSpace(facts.Host)) return MailboxRefusals.HostMissing;
        if (facts.Port is < 1 or > 65535) return MailboxRefusals.PortInvalid;
        if (string.IsNullOrWhiteSpace(facts.Account)) return MailboxRefusals.AccountMissing;
        return null;
    }

    /// <param name="sealedSecret">Sealed before it comes here: the domain holds no keys.</param>
    public void SignInWith(MailSignIn way, string sealedSecret)
    {
        SignIn = way;
        Sealed = sealedSecret;
        Version++;
    }

    /// <summary>The server gave a new refresh token. It is the same sign-in: nobody need connect again.</summary>
    public void Renew(string sealedSecret) => Sealed = sealedSecret;

    /// <exception cref="RefusedException">It is paused.</exception>
    public void Pause(Actor actor, DateTimeOffset now)
    {
        if (PausedAt is not null)
            MailboxRefusals.AlreadyPaused.Enforce();
        (PausedAt, PausedBy, PausedByName) = (now, actor.Id, actor.Name);
        Version++;
    }

    /// <exception cref="RefusedException">It is not paused.</exception>
    public void Resume()
    {
        if (PausedAt is null)
            MailboxRefusals.NotPaused.Enforce();
        (PausedAt, PausedBy, PausedByName) = (null, null, "");
        Version++;
    }

    /// <exception cref="RefusedException">Somebody changed it since <paramref name="version"/> was read.</exception>
    public void Expect(int? version)
    {
        if (version is { } read && read != Version)
            MailboxRefusals.ChangedMeanwhile.Enforce();
    }
}

/// <summary>What a person says of a mailbox.</summary>
public sealed record MailboxFacts(string Name, string Address, int Branch, string Kind)
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 993;

    public MailSecurity Security { get; init; } = MailSecurity.Tls;

    public string Account { get; init; } = "";

    public string Folder { get; init; } = "INBOX";

    public string? TrustedServer { get; init; }

    public bool IsFromEnvironment { get; init; }
}
