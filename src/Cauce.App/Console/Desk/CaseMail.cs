using Cauce.Domain.Intake.Mail;

namespace Cauce.App.Console.Desk;

/// <summary>A mail, or what came by a messenger, that stands in a case: what its page shows beside the words.</summary>
/// <param name="SaidAs">The message that tells it; null where it opened the case.</param>
/// <param name="Quoted">The history its mail program put below the words.</param>
public sealed record CaseMail(Guid Id, Guid? SaidAs, MailState State, string From, string Quoted)
{
    public string Url => Provider is null ? $"/console/mails/{Id}" : $"/console/messages/{Id}";

    /// <summary>Code of the messenger, for what came by none but a messenger.</summary>
    public string? Provider { get; init; }
}
