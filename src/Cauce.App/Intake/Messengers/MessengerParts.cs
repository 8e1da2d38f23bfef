using Cauce.App.Cases.Files;
using Cauce.App.Communication;
using Cauce.App.Intake.Messengers.Telegram;
using Cauce.App.Intake.Messengers.Webhook;
using Cauce.App.Intake.Messengers.WhatsApp;

namespace Cauce.App.Intake.Messengers;

/// <summary>All messengers on one page: one more is a folder and its lines here.</summary>
internal static class MessengerParts
{
    public static void AddMessengers(this IServiceCollection services)
    {
        services.AddSingleton<Webhook.SendLetter>().AddMessenger<WebhookMessenger>();
        services.AddSingleton<BotApi>().AddSingleton<Telegram.SendLetter>().AddMessenger<TelegramMessenger>();
        services.AddSingleton<CloudApi>().AddSingleton<WhatsApp.SendLetter>().AddMessenger<WhatsAppMessenger>();
        services.AddSingleton<MessengerBook>().AddSingleton<AccountSeal>().AddSingleton<OutsideHttp>().AddSingleton<IncomingBell>();
        services.AddSingleton<ReadIncoming>().AddSingleton<OpenIncoming>().AddSingleton<MessageBackground>().AddSingleton<CarryMessage>();
        services.AddSingleton<INamesFiles, FilesOfPosts>();
    }

    /// <summary>The doors that messengers post to.</summary>
    public static void MapHooks(this IEndpointRouteBuilder app)
    {
        Webhook.HookDoor.Map(app);
        Telegram.HookDoor.Map(app);
        WhatsApp.HookDoor.Map(app);
    }

    private static IServiceCollection AddMessenger<T>(this IServiceCollection services) where T : class, IMessenger
    {
        services.AddSingleton<T>().AddSingleton<IMessenger>(provider => provider.GetRequiredService<T>());
        return services.AddSingleton<ICarrier>(provider => ActivatorUtilities.CreateInstance<CarryByMessenger>(provider, provider.GetRequiredService<T>()));
    }
}
