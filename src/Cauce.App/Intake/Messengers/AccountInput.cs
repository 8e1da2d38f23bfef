using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Intake.Messengers;

/// <summary>What a person types about an account with a messenger.</summary>
public sealed class AccountInput
{
    /// <summary>Code of the messenger; counts only when the account is added.</summary>
    [MaxLength(40)]
    public string? Provider { get; set; }

    /// <summary>As it is called among us.</summary>
    [MaxLength(80)]
    public string? Name { get; set; }

    /// <summary>Code of the branch its cases belong to; the default one if absent.</summary>
    public string? Branch { get; set; }

    /// <summary>Code of the kind of the cases it opens; incident if absent.</summary>
    public string? Kind { get; set; }

    /// <summary>Code of the channel its cases came by.</summary>
    public string? CameBy { get; set; }

    [MaxLength(1000)]
    public string? Address { get; set; }

    [MaxLength(100)]
    public string? Handle { get; set; }

    [MaxLength(200)]
    public string? Template { get; set; }

    [MaxLength(20)]
    public string? TemplateLanguage { get; set; }

    /// <summary>Nothing keeps the one that is known.</summary>
    [MaxLength(500)]
    public string? Secret { get; set; }

    /// <summary>A second one that is valid too, while the first is replaced.</summary>
    [MaxLength(500)]
    public string? NextSecret { get; set; }

    /// <summary>The replacement is done: the second takes the place of the first.</summary>
    public bool Rotated { get; set; }

    [MaxLength(1000)]
    public string? Token { get; set; }

    [MaxLength(200)]
    public string? VerifyToken { get; set; }

    public int? Version { get; set; }

    /// <exception cref="RefusedException">The branch, the kind or the channel is not in the catalogue.</exception>
    internal AccountFacts Read(IMessenger messenger, Work work)
    {
        var known = work.Catalogue;
        var branch = string.IsNullOrEmpty(Branch) ? known.DefaultBranch : known.Branches.FirstOrDefault(b => b.Code == Branch && b.RetiredAt is null);
        var kind = string.IsNullOrEmpty(Kind) ? known.Kinds["incident"] ?? known.Kinds.First(k => k.RetiredAt is null) : known.Kinds[Kind];
        var cameBy = known.Channels.Has(messenger.Code) ? messenger.Code : string.IsNullOrEmpty(CameBy) ? "chat" : CameBy;
        return new AccountFacts(
            Text.ToLine(Name, 80), branch?.Id ?? throw CaseRefusals.UnknownBranch.With(Branch ?? "").AsException(),
            kind?.Code ?? throw CaseRefusals.UnknownKind.With(Kind ?? "").AsException(),
            known.Channels.Has(cameBy) ? cameBy : throw CaseRefusals.UnknownChannel.With(cameBy).AsException())
        {
            Address = string.IsNullOrWhiteSpace(Address) ? messenger.DefaultAddress : Address.Trim(),
            Handle = Text.ToLine(Handle, 100), Template = Text.ToLine(Template, 200), TemplateLanguage = Text.ToLine(TemplateLanguage, 20),
        };
    }

    internal AccountSecrets ReadSecrets(AccountSecrets known)
    {
        var typed = new AccountSecrets { Secret = Typed(Secret), NextSecret = Typed(NextSecret), Token = Typed(Token), VerifyToken = Typed(VerifyToken) }.Or(known);
        return Rotated && typed.NextSecret is { } next ? typed with { Secret = next, NextSecret = null } : typed;
    }

    private static string? Typed(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
