using Cauce.App.Cases;
using Cauce.Domain.Cases;

namespace Cauce.App.Console.Desk;

/// <summary>What happened, as a sentence for the timeline.</summary>
internal static class Story
{
    public static string Tell(CasePage page, HistoryEntry told) =>
        HistoryText.Of(told, page.Known, page.Case.Calendar.Zone);

    /// <summary>Who did it; "Cauce" where nobody did.</summary>
    public static string Who(CasePage page, HistoryEntry told) => told.ActorKind switch
    {
        ActorKind.Customer => page.CustomerName,
        ActorKind.System => "Cauce",
        _ => told.ActorName,
    };
}
