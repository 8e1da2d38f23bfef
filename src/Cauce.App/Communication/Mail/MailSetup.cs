using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cauce.App.Communication.Mail;

/// <summary>Registers outgoing mail with the host, which disposes of the companion when it stops.</summary>
internal static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services, MailSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(settings)
            .AddSingleton(new CompanionSettings())
            .AddSingleton<CompanionProcess>()
            .AddSingleton<OutboxFolder>()
            .AddSingleton<SendMail>();
    }
}
