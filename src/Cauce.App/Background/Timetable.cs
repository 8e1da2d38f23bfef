using Cauce.App.Cases;
using Cauce.App.Cases.Files;
using Cauce.App.Cases.Files.Scanning;
using Cauce.App.Communication;
using Cauce.App.Communication.Incidents;
using Cauce.App.Communication.Letters;
using Cauce.App.Surveys;
using Cauce.App.Intake.Calls;
using Cauce.App.Intake.Chats;
using Cauce.App.Intake.Import;
using Cauce.App.Intake.Mail;
using Cauce.App.Intake.Messengers;

namespace Cauce.App.Background;

/// <summary>On one page: what follows from history, in this order, and what recurs.</summary>
internal static class Timetable
{
    public static void AddReactions(this IServiceCollection services)
    {
        services.AddSingleton<LetterWriter>().AddSingleton<LetterBook>();
        services.AddSingleton<IReaction, IndexWords>();
        services.AddSingleton<IReaction, IndexMessages>();
        services.AddSingleton<IReaction, SendLetters>();
        services.AddSingleton<IReaction, InviteToSurvey>();
        services.AddSingleton<IReaction, WarnOfInfection>();
        services.AddSingleton<IReaction, CompleteCall>();
        services.AddHostedService<ClockWorker>();
        services.AddHostedService<ForgetIdempotencyKeys>();
        services.AddHostedService<ImportWork>();
        services.AddHostedService<CircularWork>();
        services.AddHostedService<SortMails>();
        services.AddHostedService<WatchMailboxes>();
        services.AddHostedService<SortMessages>();
        services.AddHostedService<ForgottenChats>();
        services.AddHostedService<SweepFiles>();
        services.AddHostedService<ScanFiles>();
    }
}
