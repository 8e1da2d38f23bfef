using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Cauce.App.Intake.Import;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Intake.Import;

/// <summary>Alone, so that the time measured is its own.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public sealed class Alone;

[Collection("Alone")]
public sealed class RealFileTests
{
    /// <summary>Of processor time: a busy machine makes the clock on the wall late, not the import slow.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact, Trait("Req", "D08"), Trait("Req", "B15")]
    public async Task A_citys_complaints_of_a_year_come_in_whole_within_ten_seconds_and_only_once()
    {
        var path = RealData.PathOf("complaints/pamplona-2014.csv");
        Assert.SkipWhen(path is null, "The real complaints are not on this machine.");
        await using var world = await World.Fresh();
        var content = await File.ReadAllBytesAsync(path!);
        var before = Spent;
        var import = await world.Import(content);
        Assert.InRange(Spent - before, TimeSpan.Zero, Longest);
        Assert.Equal(ImportState.Finished, import.State);
        Assert.Equal((5378, 0, 0, 5378), (import.Imported, import.AlreadyThere, import.Refused, import.WithoutCustomer));
        Assert.Equal(84, import.WithoutSubject);
        await using var db = world.Db();
        var months = await db.Set<Case>().Select(c => c.ReceivedOn).ToListAsync();
        Assert.Equal([349, 366, 438, 431, 377, 536, 535, 468, 607, 548, 399, 324], months.CountBy(day => day.Month).OrderBy(m => m.Key).Select(m => m.Value));
        Assert.Equal(84, await db.Set<Case>().CountAsync(c => c.Subject == "(sin asunto)"));
        Assert.Equal(5378, await db.Set<Case>().MaxAsync(c => c.Seq));
        Assert.False(await db.Set<OutboxMessage>().AnyAsync());
        Assert.False(await db.Set<HistoryEntry>().AnyAsync(h => h.What == CaseHistory.ClockBreached || h.What == CaseHistory.Acknowledged));
        Assert.Equal(0, await db.Set<Case>().CountAsync(c => c.Reason == null && c.Subject != "(sin asunto)"));

        var again = await world.Import(content);
        Assert.Equal((0, 5378), (again.Imported, again.AlreadyThere));
    }

    private static TimeSpan Spent => System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;

    [Fact]
    public async Task Every_naughty_string_comes_back_as_it_was()
    {
        var path = RealData.PathOf("text/blns.json");
        Assert.SkipWhen(path is null, "The list of naughty strings is not on this machine.");
        await using var world = await World.Fresh();
        var strings = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(path!))!;
        Assert.Equal(515, strings.Length);
        var file = new StringBuilder("Número;Asunto;Descripción\r\n");
        for (var i = 0; i < strings.Length; i++)
            file.Append($"{i};Cadena {i};\"{strings[i].Replace("\"", "\"\"")}\"\r\n");
        var import = await world.Import(Encoding.UTF8.GetBytes(file.ToString()));
        Assert.Equal((515, 0), (import.Imported, import.Refused));
        await using var db = world.Db();
        var kept = await db.Set<Case>().ToDictionaryAsync(c => c.Subject, c => c.Description);
        // Nothing, or a blank, is no description: those two take their subject.
        for (var i = 0; i < strings.Length; i++)
            Assert.Equal(string.IsNullOrWhiteSpace(strings[i]) ? $"Cadena {i}" : strings[i], kept[$"Cadena {i}"]);
        Assert.Equal(2, import.WithoutDescription);
    }
}
