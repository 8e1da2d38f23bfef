using Cauce.App.Data;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Deadlines;

/// <summary>Says when a branch is open in an ordinary week. Dates already promised do not move.</summary>
public sealed class SetOfficeHours(Writer writer, Catalogue catalogue) : IAct
{
    /// <exception cref="RefusedException">A slot cannot be read or overlaps another, or the branch would never open.</exception>
    public async Task Do(int id, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageBranches);
        var days = Enum.GetValues<DayOfWeek>().ToDictionary(day => day, day => ReadDay(day, input));
        if (days.Values.All(slots => slots.Count == 0))
            DeadlineRefusals.NeverOpen.Enforce();
        await writer.Do(async work =>
        {
            await work.Next(Catalogue.Stamp);
            var branch = await work.Branch(id);
            await work.Db.Set<BranchHours>().Where(h => h.BranchId == branch.Id).ExecuteDeleteAsync();
            work.Db.AddRange(from day in days
                             from slot in day.Value
                             select new BranchHours { BranchId = branch.Id, Day = day.Key, From = slot.From, To = slot.To });
        }, cancel);
        await catalogue.Reload(cancel);
    }

    /// <summary>What is wrong is told at the field of its day.</summary>
    private static IReadOnlyList<TimeSlot> ReadDay(DayOfWeek day, Input input)
    {
        try
        {
            return OfficeHours.None.On((Weekdays)(1 << (int)day), SlotText.Read(input[day])).On(day);
        }
        catch (RefusedException refused)
        {
            throw (refused.Refusal with { Field = day.ToString() }).AsException();
        }
    }

    /// <summary>The slots of each weekday: <c>9:00-14:00, 16:00-19:00</c>; nothing where it is closed.</summary>
    public sealed class Input
    {
        public string? Monday { get; set; }

        public string? Tuesday { get; set; }

        public string? Wednesday { get; set; }

        public string? Thursday { get; set; }

        public string? Friday { get; set; }

        public string? Saturday { get; set; }

        public string? Sunday { get; set; }

        public string? this[DayOfWeek day] => day switch
        {
            DayOfWeek.Monday => Monday,
            DayOfWeek.Tuesday => Tuesday,
            DayOfWeek.Wednesday => Wednesday,
            DayOfWeek.Thursday => Thursday,
            DayOfWeek.Friday => Friday,
            DayOfWeek.Saturday => Saturday,
            _ => Sunday,
        };

        internal static Input Of(OfficeHours hours) => new()
        {
            Monday = SlotText.Write(hours.On(DayOfWeek.Monday)),
            Tuesday = SlotText.Write(hours.On(DayOfWeek.Tuesday)),
            Wednesday = SlotText.Write(hours.On(DayOfWeek.Wednesday)),
            Thursday = SlotText.Write(hours.On(DayOfWeek.Thursday)),
            Friday = SlotText.Write(hours.On(DayOfWeek.Friday)),
            Saturday = SlotText.Write(hours.On(DayOfWeek.Saturday)),
            Sunday = SlotText.Write(hours.On(DayOfWeek.Sunday)),
        };
    }
}
