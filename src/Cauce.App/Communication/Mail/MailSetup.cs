using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cauce.App.Communication.Mail;

/// <summary>Registers outgoing mail with the host, which disposes of the companion when it stops.</summary>
internal static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services, MailSettings settings, string? companion = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(settings)
            .AddSingleton(companion is null ? new CompanionSettings() : new CompanionSettings { ScriptPath = companion })
            .AddSingleton<CompanionProcess>()
            .AddSingleton<OutboxFolder>()
            .AddSingleton<SendMail>();
    }
}
