using System.Text.Json.Nodes;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Data.Doctor;
using Cauce.Domain.Cases;
using Cauce.Domain.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Cases;

internal static class Examinations
{
    public static Task<Examination> Examine(this World world) => world.Services.GetRequiredService<Doctor>().Examine();
}

/// <summary>Whatever is changed behind the program's back is found, and named.</summary>
public sealed class DoctorTests
{
    [Fact, Trait("Req", "A20")]
    public async Task One_changed_byte_of_anything_is_named_by_its_case()
    {
        await using var own = await World.Fresh();
        var number = await FullCase(own);
        await using var db = own.Db();
        Assert.True((await own.Examine()).IsSound, string.Join('\n', (await own.Examine()).Findings));
        foreach (var (table, column) in new[]
        {
            ("cases", "description"), ("cases", "subject"), ("messages", "body"), ("solutions", "text"), ("solutions", "answer_text"),
            ("analyses", "cause"), ("actions", "what"), ("case_texts", "text"), ("history", "details"), ("history", "actor_name"),
        })
        {
            await Change(db, table, column, number, "{0} || 'x'");
            var found = await own.Examine();
            Assert.True(found.Findings.Any(f => f.Where == number), $"{table}.{column} was changed and nobody noticed");
            await Change(db, table, column, number, "substr({0}, 1, length({0}) - 1)");
            Assert.True((await own.Examine()).IsSound, $"{table}.{column}");
        }
    }

    [Fact]
    public async Task Changed_facts_lost_rows_gaps_and_false_figures_are_named()
    {
        await using var own = await World.Fresh();
        var number = await FullCase(own);
        await using var db = own.Db();
        await Expect(own, db, "UPDATE cases SET reopenings = 7", "UPDATE cases SET reopenings = 0", number);
        await Expect(own, db, "UPDATE cases SET history_length = history_length + 1", "UPDATE cases SET history_length = history_length - 1", number);
        await Expect(own, db, "UPDATE tally SET n = n + 1 WHERE figure = 1", "UPDATE tally SET n = n - 1 WHERE figure = 1", "tally");
        await Expect(own, db, "UPDATE counters SET last = last + 1 WHERE name = 'case'", "UPDATE counters SET last = last - 1 WHERE name = 'case'", "counter case");
        await Expect(own, db, "UPDATE counters SET last = last + 1 WHERE name LIKE 'REC-%'", "UPDATE counters SET last = last - 1 WHERE name LIKE 'REC-%'", "counter REC-2026");
        await db.Database.ExecuteSqlRawAsync("DELETE FROM history WHERE \"index\" = 3");
        var gap = Assert.Single((await own.Examine()).Findings);
        Assert.Equal((number, "history entry 3 is missing"), (gap.Where, gap.What));
    }

    [Fact]
    public async Task A_file_that_is_lost_or_changed_on_disk_is_named()
    {
        await using var own = await World.Fresh();
        using var ana = own.Api("ana");
        var number = await ana.Register();
        byte[] bytes = [1, 2, 3];
        var digest = System.Security.Cryptography.SHA256.HashData(bytes);
        var hex = Convert.ToHexStringLower(digest);
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(own.Folder, "files", hex[..2])).FullName, hex[2..]);
        await File.WriteAllBytesAsync(path, bytes);
        await own.Services.GetRequiredService<Writer>().Do(async work =>
        {
            var found = await work.Case(Actor.System, number);
            var file = new Attachment(Id<Attachment>.New(work.Now), found.Id, "foto.jpg", "image/jpeg", 3, digest);
            file.Added(null, forCustomer: true, Actor.System, work.Now);
            found.Attach(file, Actor.System, work.Now);
            work.Insert(file);
        });
        Assert.True((await own.Examine()).IsSound);
        await File.WriteAllBytesAsync(path, [1, 2, 4]);
        Assert.Equal(number, Assert.Single((await own.Examine()).Findings).Where);
        File.Delete(path);
        Assert.Equal(number, Assert.Single((await own.Examine()).Findings).Where);
    }

    private static async Task<string> FullCase(World own)
    {
        using var ana = own.Api("ana");
        var number = await ana.Register();
        await ana.Act(number, "classification", new { severity = "minor" });
        await ana.Act(number, "restatement", new { text = "Faltan dos cajas." });
        await ana.Act(number, "notes", new { text = "Ojo con este." });
        await ana.Act(number, "analysis", new { cause = "Primera idea", consequences = "La obra se para" });
        await ana.Act(number, "analysis", new { cause = "Picking a ojo" });
        await ana.Act(number, "actions", new { what = "Repasar el picking" });
        await ana.Act(number, "solution", new { text = "Mañana" });
        await ana.Act(number, "acceptance", new { accepted = false, reason = "Hoy" });
        return number;
    }

    private static async Task Change(AppDb db, string table, string column, string number, string change)
    {
        var name = $"\"{column}\"";
        var mine = table == "cases" ? "number = '" + number + "'"
            : $"case_id = (SELECT id FROM cases WHERE number = '{number}')" + (table == "history" ? " AND \"index\" = 3" : "");
        var sql = $"UPDATE {table} SET {name} = {string.Format(System.Globalization.CultureInfo.InvariantCulture, change, name)} WHERE {mine}";
        Assert.True(await db.Database.ExecuteSqlRawAsync(sql) > 0, sql);
    }

    private static async Task Expect(World own, AppDb db, string breaks, string mends, string named)
    {
        await db.Database.ExecuteSqlRawAsync(breaks);
        Assert.Contains(named, (await own.Examine()).Findings.Select(f => f.Where));
        await db.Database.ExecuteSqlRawAsync(mends);
        Assert.True((await own.Examine()).IsSound, mends);
    }
}
