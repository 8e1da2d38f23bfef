using Cauce.Domain.Cases;

namespace Cauce.App.Cases.Answers;

/// <summary>The address by which a customer follows a case without an account.</summary>
public static class TrackingUrl
{
    internal static string Of(Id<Case> id, IServiceProvider services) =>
        $"{services.GetRequiredService<Settings>().BaseUrl}/track/{services.GetRequiredService<TrackingKeys>().Of(id)}";
}
