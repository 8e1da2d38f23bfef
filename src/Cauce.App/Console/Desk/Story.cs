using Cauce.Domain.Cases;

namespace Cauce.App.Console.Desk;

internal static class Story
{
    public static string Tell(CasePage page, HistoryEntry told) => told.ActorName + " " + told.What;
}
