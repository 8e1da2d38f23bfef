using Cauce.App.Data;
using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;

namespace Cauce.App.Console.Lists;

/// <summary>An applied filter, with the address of the list without it.</summary>
public sealed record FilterChip(string Name, string Value, string WithoutUrl)
{
    /// <summary>One for each value that no control of the bar shows already.</summary>
    public static IEnumerable<FilterChip> Of(CaseFilter filter, Catalogue.Snapshot known)
    {
        var start = filter.FromTheStart();
        foreach (var part in CaseFilterPart.All.Where(part => NameOf(part.Name) is not null))
        {
            var values = part.Write(filter).ToArray();
            foreach (var value in IsInBar(part.Name) ? values.Skip(1) : values)
                yield return new FilterChip(NameOf(part.Name)!, Tell(part.Name, value, known),
                    ListAddress.Of(part.Read(start, [.. values.Where(other => other != value)], known)));
        }
    }

    internal static bool IsInBar(string part) => part is "q" or "stage" or "kind" or "severity" or "owner";

    internal static string? NameOf(string part) => part switch
    {
        "stage" => Texts.ColumnStage,
        "kind" => Texts.ColumnKind,
        "severity" => Texts.ColumnSeverity,
        "urgency" => Texts.FilterUrgency,
        "priority" => Texts.ColumnPriority,
        "owner" => Texts.ColumnOwner,
        "customer" => Texts.FilterCustomer,
        "product" => Texts.FilterProduct,
        "channel" => Texts.ColumnChannel,
        "reason" => Texts.ColumnReason,
        "category" => Texts.FilterCategory,
        "area" => Texts.FilterArea,
        "origin" => Texts.FilterOrigin,
        "branch" => Texts.ColumnBranch,
        "overdue" => Texts.FilterOverdue,
        "open" => Texts.FilterOpen,
        "confidential" => Texts.Confidential,
        "waiting" => Texts.FilterWaiting,
        "from" => Texts.FilterFrom,
        "to" => Texts.FilterTo,
        "month" => Texts.FilterMonth,
        _ => null,
    };

    internal static string Tell(string part, string value, Catalogue.Snapshot known) => part switch
    {
        "stage" => Words.Of(Choice.Read<Stage>(value, part)!.Value),
        "severity" => Words.Of(Choice.Read<Severity>(value, part)!.Value),
        "urgency" => Words.Of(Choice.Read<Urgency>(value, part)!.Value),
        "priority" => Words.Of(Choice.Read<Priority>(value, part)!.Value),
        "origin" => Words.Of(Choice.Read<Origin>(value, part)!.Value),
        "kind" => known.Kind(value),
        "channel" => known.Channel(value),
        "reason" => known.Reason(value),
        "category" => known.Category(value),
        "area" => known.Area(value),
        "branch" => known.Branches.FirstOrDefault(b => b.Code == value)?.Name ?? value,
        "waiting" => value == "us" ? Texts.WaitingUs : Texts.WaitingCustomer,
        "overdue" or "open" or "confidential" => value == "true" ? Texts.Yes : Texts.No,
        "from" or "to" => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("d", CultureInfo.CurrentCulture),
        "month" => DateOnly.ParseExact(value, "yyyy-MM", CultureInfo.InvariantCulture).ToString("MMMM yyyy", CultureInfo.CurrentCulture),
        _ => value,
    };
}
