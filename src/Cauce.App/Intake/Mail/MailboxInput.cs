using System.ComponentModel.DataAnnotations;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Intake.Mail;

namespace Cauce.App.Intake.Mail;

/// <summary>What a person types about a mailbox.</summary>
public sealed class MailboxInput
{
    /// <summary>As it is called among us.</summary>
    [MaxLength(80)]
    public string? Name { get; set; }

    public string? Address { get; set; }

    /// <summary>Code of the branch its mails belong to; the default one if absent.</summary>
    public string? Branch { get; set; }

    /// <summary>Code of the kind of the cases its mails open; incident if absent.</summary>
    public string? Kind { get; set; }

    [MaxLength(255)]
    public string? Host { get; set; }

    public int? Port { get; set; }

    /// <summary><c>tls</c>, <c>startTls</c> or <c>none</c>.</summary>
    public string? Security { get; set; }

    [MaxLength(255)]
    public string? Account { get; set; }

    [MaxLength(255)]
    public string? Folder { get; set; }

    /// <summary>Name with which its server signs Authentication-Results; nothing: none is believed.</summary>
    [MaxLength(255)]
    public string? TrustedServer { get; set; }

    /// <summary>Nothing keeps the one that is known.</summary>
    [MaxLength(1000)]
    public string? Password { get; set; }

    [MaxLength(1000)]
    public string? TokenUrl { get; set; }

    [MaxLength(1000)]
    public string? ClientId { get; set; }

    [MaxLength(4000)]
    public string? ClientSecret { get; set; }

    [MaxLength(8000)]
    public string? RefreshToken { get; set; }

    [MaxLength(1000)]
    public string? Scope { get; set; }

    public int? Version { get; set; }

    internal bool IsFromEnvironment { get; set; }

    /// <exception cref="RefusedException">The branch or the kind is not in the catalogue.</exception>
    internal MailboxFacts Read(Work work)
    {
        var known = work.Catalogue;
        var branch = string.IsNullOrEmpty(Branch) ? known.DefaultBranch : known.Branches.FirstOrDefault(b => b.Code == Branch && b.RetiredAt is null);
        var kind = string.IsNullOrEmpty(Kind) ? known.Kinds["incident"] ?? known.Kinds.First(k => k.RetiredAt is null) : known.Kinds[Kind];
        var security = Choice.Read<MailSecurity>(Security, "Security") ?? MailSecurity.Tls;
        return new MailboxFacts(
            Text.ToLine(Name, 80), (Address ?? "").Trim(), branch?.Id ?? throw CaseRefusals.UnknownBranch.With(Branch ?? "").AsException(),
            kind?.Code ?? throw CaseRefusals.UnknownKind.With(Kind ?? "").AsException())
        {
            Host = Text.ToLine(Host), Port = Port ?? (security == MailSecurity.Tls ? 993 : 143), Security = security,
            Account = Text.ToLine(string.IsNullOrWhiteSpace(Account) ? Address : Account),
            Folder = string.IsNullOrWhiteSpace(Folder) ? "INBOX" : Text.ToLine(Folder),
            TrustedServer = string.IsNullOrWhiteSpace(TrustedServer) ? null : Text.ToLine(TrustedServer),
            IsFromEnvironment = IsFromEnvironment,
        };
    }

    /// <summary>Null where none was given.</summary>
    internal MailboxSecret? ReadSecret() => new MailboxSecret(Password is { Length: > 0 } ? Password : null)
    {
        TokenUrl = TokenUrl, ClientId = ClientId, ClientSecret = ClientSecret, RefreshToken = RefreshToken, Scope = Scope,
    } is { IsEmpty: false } secret ? secret : null;
}
