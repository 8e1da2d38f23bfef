using Cauce.Domain.Intake.Mail;

namespace Cauce.App.Console.Desk;

/// <summary>A mail that stands in a case: what its page shows beside the words.</summary>
/// <param name="SaidAs">The message that tells it; null where it opened the case.</param>
/// <param name="Quoted">The history its mail program put below the words.</param>
public sealed record CaseMail(Guid Id, Guid? SaidAs, MailState State, string From, string Quoted)
{
    public string Url => $"/console/mails/{Id}";
}
