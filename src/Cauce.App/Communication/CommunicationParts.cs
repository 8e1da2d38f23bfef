using Cauce.App.Cases.Files;
using Cauce.App.Communication.Incidents;
using Cauce.App.Communication.Macros;
using Cauce.App.Communication.Mail;
using Cauce.App.Communication.Waiting;
using Cauce.App.Communication.Wording;
using Cauce.App.Data;

namespace Cauce.App.Communication;

internal static class CommunicationParts
{
    public static void AddCommunication(this IServiceCollection services, Settings settings)
    {
        services.AddMail(MailSettings.Of(settings), settings.Companion);
        services.AddSingleton<OutboxBell>().AddSingleton<ICommitListener>(provider => provider.GetRequiredService<OutboxBell>());
        services.AddSingleton<ThreadKeys>().AddSingleton<LetterMarks>().AddSingleton<LetterFiles>().AddSingleton<WaysOut>().AddSingleton<ICarrier, CarryByMail>().AddSingleton<WordingLook>();
        services.AddSingleton<INamesFiles, FilesOfWaiting>();
        services.AddScoped<Reading>().AddScoped<ReadyOfReader>();
        services.AddHostedService<DeliverOutbox>();
        services.AddHostedService<SendWaiting>();
    }
}
