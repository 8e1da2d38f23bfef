using Cauce.Domain.Common;
using Cauce.Domain.Identity;

namespace Cauce.Domain.Communication;

/// <summary>An account of ours with a messenger: what is written to it becomes cases and messages, and our answers go out by it. It belongs to a branch.</summary>
public sealed class MessengerAccount
{
    private MessengerAccount() { }

    public MessengerAccount(Id<MessengerAccount> id, string provider, DateTimeOffset now) => (Id, Provider, CreatedAt) = (id, provider, now);

    public Id<MessengerAccount> Id { get; private set; }

    /// <summary>Code of the messenger; never changes.</summary>
    public string Provider { get; private set; } = "";

    public string Name { get; private set; } = "";

    public int Branch { get; private set; }

    /// <summary>Code of the kind of the cases it opens.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Code of the channel of the catalogue its cases came by.</summary>
    public string CameBy { get; private set; } = "";

    /// <summary>Where the messenger is reached, without a slash at the end; empty where nothing is sent out.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What we are called there: the bot's name, the telephone number's id; empty where there is none.</summary>
    public string Handle { get; private set; } = "";

    /// <summary>Name of the approved template for letters outside the messenger's window; empty where there is none.</summary>
    public string Template { get; private set; } = "";

    /// <summary>Language code of the template, as the messenger writes it.</summary>
    public string TemplateLanguage { get; private set; } = "";

    /// <summary>Keys and tokens, sealed with the installation's keys.</summary>
    public string Sealed { get; private set; } = "";

    public DateTimeOffset? PausedAt { get; private set; }

    public Guid? PausedBy { get; private set; }

    public string PausedByName { get; private set; } = "";

    /// <summary>When anything authentic last came in.</summary>
    public DateTimeOffset? LastHeardAt { get; private set; }

    /// <summary>Why sending or connecting does not work, in the messenger's words; null without trouble.</summary>
    public string? Trouble { get; private set; }

    public DateTimeOffset? TroubleSince { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public int Version { get; private set; } = 1;

    public void Describe(AccountFacts facts)
    {
        WhyNotDescribe(facts).Enforce();
        (Name, Branch, Kind, CameBy) = (facts.Name, facts.Branch, facts.Kind, facts.CameBy);
        (Address, Handle, Template, TemplateLanguage) = (facts.Address.TrimEnd('/'), facts.Handle, facts.Template, facts.TemplateLanguage);
        Version++;
    }

    public static Refusal? WhyNotDescribe(AccountFacts facts) =>
        string.IsNullOrWhiteSpace(facts.Name) ? AccountRefusals.NameMissing
        : facts.Address.Length > 0 && !IsWebAddress(facts.Address) ? AccountRefusals.AddressInvalid
        : null;

    /// <param name="sealedSecrets">Sealed before they come here: the domain holds no keys.</param>
    public void Seal(string sealedSecrets)
    {
        Sealed = sealedSecrets;
        Version++;
    }

    /// <exception cref="RefusedException">It is paused.</exception>
    public void Pause(Actor actor, DateTimeOffset now)
    {
        if (PausedAt is not null)
            AccountRefusals.AlreadyPaused.Enforce();
        (PausedAt, PausedBy, PausedByName) = (now, actor.Id, actor.Name);
        Version++;
    }

    /// <exception cref="RefusedException">It is not paused.</exception>
    public void Resume()
    {
        if (PausedAt is null)
            AccountRefusals.NotPaused.Enforce();
        (PausedAt, PausedBy, PausedByName) = (null, null, "");
        Version++;
    }

    public void Heard(DateTimeOffset now) => LastHeardAt = now;

    /// <summary>It works.</summary>
    public void Works() => (Trouble, TroubleSince) = (null, null);

    /// <summary>It does not work. The first moment stands until it does again.</summary>
    public void Fails(string because, DateTimeOffset now)
    {
        Trouble = Text.ToLine(because);
        TroubleSince ??= now;
    }

    /// <exception cref="RefusedException">Somebody changed it since <paramref name="version"/> was read.</exception>
    public void Expect(int? version)
    {
        if (version is { } read && read != Version)
            AccountRefusals.ChangedMeanwhile.Enforce();
    }

    private static bool IsWebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.UserInfo.Length == 0 && url.Fragment.Length == 0;
}

/// <summary>What a person says of an account.</summary>
public sealed record AccountFacts(string Name, int Branch, string Kind, string CameBy)
{
    public string Address { get; init; } = "";

    public string Handle { get; init; } = "";

    public string Template { get; init; } = "";

    public string TemplateLanguage { get; init; } = "";
}

/// <summary>Every "no" about accounts with messengers.</summary>
public static class AccountRefusals
{
    public static readonly Refusal NameMissing = new("account.name-missing") { Field = "Name" };
    public static readonly Refusal NameTaken = new("account.name-taken") { Field = "Name" };
    public static readonly Refusal AddressInvalid = new("account.address-invalid") { Field = "Address" };

    /// <summary>It leads into our own network; argument: the host.</summary>
    public static readonly Refusal AddressInside = new("account.address-inside") { Field = "Address" };
    public static readonly Refusal SecretMissing = new("account.secret-missing") { Field = "Secret" };
    public static readonly Refusal SecretShort = new("account.secret-short") { Field = "Secret" };
    public static readonly Refusal TokenMissing = new("account.token-missing") { Field = "Token" };
    public static readonly Refusal HandleMissing = new("account.handle-missing") { Field = "Handle" };
    public static readonly Refusal VerifyMissing = new("account.verify-missing") { Field = "VerifyToken" };
    public static readonly Refusal AlreadyPaused = new("account.already-paused");
    public static readonly Refusal NotPaused = new("account.not-paused");
    public static readonly Refusal ChangedMeanwhile = new("account.changed-meanwhile");
}
