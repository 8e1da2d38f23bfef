namespace Cauce.App.Intake.Chats;

internal static class ChatParts
{
    public static void AddChats(this IServiceCollection services) => services.AddSingleton<CarryChat>();
}
