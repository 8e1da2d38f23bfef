using Cauce.App.Cases.Files;
using Cauce.App.Communication;

namespace Cauce.App.Intake.Mail;

internal static class MailParts
{
    public static void AddMailIn(this IServiceCollection services)
    {
        services.AddSingleton<MailBell>().AddSingleton<MailParser>().AddSingleton<MailFetcher>().AddSingleton<MailboxSeal>();
        services.AddSingleton<MailSealing>().AddSingleton<MailboxLeases>().AddSingleton<TakeMails>().AddSingleton<EnvironmentMailbox>();
        services.AddSingleton<Calls.SwitchboardSeal>();
        services.AddSingleton<ReadMail>().AddSingleton<ReadBackground>().AddSingleton<CarryMail>();
        services.AddSingleton<INamesFiles, FilesOfMails>().AddSingleton<IReplyAddress, ReplyToMailbox>();
    }
}
