using System.Globalization;
using Cauce.App.Data;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Deadlines;

/// <summary>Adds one holiday to those of a branch.</summary>
public sealed class AddHoliday(Writer writer, Catalogue catalogue) : IAct
{
    /// <exception cref="RefusedException">The date cannot be read or is there already, or the name is missing.</exception>
    public async Task Do(int branch, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageBranches);
        var date = HolidayLine.ReadDate(input.Date) ?? throw DeadlineRefusals.HolidayDateUnreadable.AsException();
        var name = Text.Line(input.Name, nameof(input.Name), max: HolidayLine.MaxText);
        var source = Text.OptionalLine(input.Source, nameof(input.Source), max: HolidayLine.MaxText);
        await writer.Do(async work =>
        {
            await work.Next(Catalogue.Stamp);
            var id = (await work.Branch(branch)).Id;
            if (await work.Db.Set<BranchHoliday>().AnyAsync(h => h.BranchId == id && h.Date == date))
                DeadlineRefusals.HolidayTwice.With(date.ToString("d", CultureInfo.CurrentCulture)).Enforce();
            work.Db.Add(new BranchHoliday { BranchId = id, Date = date, Name = name, Source = source });
        }, cancel);
        await catalogue.Reload(cancel);
    }

    public sealed class Input
    {
        public string? Date { get; set; }

        public string? Name { get; set; }

        public string? Source { get; set; }
    }
}

/// <summary>Takes a pasted list of holidays: all of it, or nothing. A date that was there already gets the new name.</summary>
public sealed class ImportHolidays(Writer writer, Catalogue catalogue) : IAct
{
    /// <returns>How many lines were taken.</returns>
    /// <exception cref="RefusedException">Some lines hold no date and name; it says which.</exception>
    public async Task<int> Do(int branch, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageBranches);
        var lines = HolidayLine.ReadAll(Text.Body(input.Lines, nameof(input.Lines)));
        await writer.Do(async work =>
        {
            await work.Next(Catalogue.Stamp);
            var id = (await work.Branch(branch)).Id;
            var known = await work.Db.Set<BranchHoliday>().AsTracking().Where(h => h.BranchId == id).ToDictionaryAsync(h => h.Date);
            foreach (var line in lines.DistinctBy(l => l.Date))
            {
                if (!known.TryGetValue(line.Date, out var row))
                    work.Db.Add(row = new BranchHoliday { BranchId = id, Date = line.Date });
                row.Name = line.Name;
                row.Source = line.Source ?? row.Source;
            }
        }, cancel);
        await catalogue.Reload(cancel);
        return lines.Count;
    }

    public sealed class Input
    {
        public string? Lines { get; set; }
    }
}

/// <summary>Takes a holiday off a branch's list. Dates already promised do not move.</summary>
public sealed class RemoveHoliday(Writer writer, Catalogue catalogue) : IAct
{
    public async Task Do(int branch, DateOnly date, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageBranches);
        await writer.Do(async work =>
        {
            await work.Next(Catalogue.Stamp);
            var removed = await work.Db.Set<BranchHoliday>().Where(h => h.BranchId == branch && h.Date == date).ExecuteDeleteAsync();
            if (removed == 0)
                throw new MissingException("holiday");
        }, cancel);
        await catalogue.Reload(cancel);
    }
}

/// <summary>A line of a pasted list: a date, a name, and perhaps where it was published, after a tab or a semicolon.</summary>
internal sealed record HolidayLine(DateOnly Date, string Name, string? Source)
{
    public const int MaxText = 200;

    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];
    private static readonly char[] Gaps = [' ', '\t', ';', ','];

    public static DateOnly? ReadDate(string? text) =>
        DateOnly.TryParseExact((text ?? "").Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1990 and <= 2100
            ? date : null;

    /// <exception cref="RefusedException"><see cref="DeadlineRefusals.HolidaysUnreadable"/>, with the numbers of the lines.</exception>
    public static IReadOnlyList<HolidayLine> ReadAll(string text)
    {
        var read = text.ReplaceLineEndings("\n").Split('\n').Select((line, i) => (Number: i + 1, Text: line.Trim()))
            .Where(line => line.Text.Length > 0).Select(line => (line.Number, Holiday: Read(line.Text))).ToList();
        var wrong = read.Where(line => line.Holiday is null).Select(line => line.Number).ToList();
        if (wrong.Count > 0)
            DeadlineRefusals.HolidaysUnreadable.With(string.Join(", ", wrong)).Enforce();
        return [.. read.Select(line => line.Holiday!)];
    }

    private static HolidayLine? Read(string line)
    {
        var gap = line.IndexOfAny(Gaps);
        if (gap < 0 || ReadDate(line[..gap]) is not { } date)
            return null;
        var rest = line[gap..].Trim(Gaps).Split(['\t', ';'], 2, StringSplitOptions.TrimEntries);
        var source = rest.Length > 1 && rest[1].Length > 0 ? rest[1] : null;
        return rest[0].Length is > 0 and <= MaxText && source is not { Length: > MaxText } ? new HolidayLine(date, rest[0], source) : null;
    }
}
