using Cauce.App.Data;
using Cauce.App.Tests.Portal;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Tests.Communication;

/// <summary>No case is forgotten: terms that pass are told to the customer.</summary>
public sealed class TakesLongTests(World world)
{
    [Fact, Trait("Req", "E14"), Trait("Req", "D06"), Trait("Lesson", "A8")]
    public async Task Silence_ends_with_a_letter_that_says_what_is_done_and_what_comes_next_and_begins_anew()
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        fields["Customer.Name"] = $"marca{Guid.NewGuid():n}";
        var key = await visitor.NewCase(fields);
        await world.Act(key, (c, work, luis) =>
        {
            Plan(c, work, luis, "Contar lo que salió del almacén", told: true, done: true);
            Plan(c, work, luis, "Enviar las dos cajas", told: true, done: false);
            Plan(c, work, luis, "Hablar con el transportista", told: false, done: true);
            return Task.CompletedTask;
        });
        var due = (await Passes(key, ClockName.Progress)).DueAt;
        var letter = Assert.Single(await LettersOf(key), l => l.Letter == "progress");
        Assert.Contains("1. Contar lo que salió del almacén", letter.Text, StringComparison.Ordinal);
        Assert.Contains("1. Enviar las dos cajas", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("transportista", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("marca", $"{letter.ToName}{letter.Subject}{letter.Text}{letter.Html}", StringComparison.Ordinal);
        var again = await ClockOf(key, ClockName.Progress);
        Assert.Equal((2, 1), (again.Round, again.RoundsMissed));
        Assert.True(again.DueAt > due);
        await Passes(key, ClockName.Progress);
        Assert.Equal(2, (await LettersOf(key)).Count(l => l.Letter == "progress"));
        Assert.Contains("Le contamos cómo va su caso", (await visitor.Open($"/track/{key}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "E17"), Trait("Req", "D06")]
    public async Task A_late_answer_is_told_once_by_letter_and_the_desk_asks_for_a_call_until_there_was_one()
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        fields["Customer.Phone"] = "612 345 678";
        var key = await visitor.NewCase(fields);
        var due = (await Passes(key, ClockName.Answer)).DueAt;
        Assert.Equal(["acknowledgement", "delay"], (await LettersOf(key)).Select(l => l.Letter).Order());
        var letter = (await LettersOf(key)).Single(l => l.Letter == "delay");
        var promised = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(due, "Europe/Madrid").ToString("D", System.Globalization.CultureInfo.GetCultureInfo("es-ES"));
        Assert.Contains(promised, letter.Text, StringComparison.Ordinal);
        Assert.Contains("disculpas", letter.Text, StringComparison.Ordinal);
        using var desk = await world.SignedIn("luis");
        var page = "/console/cases/" + (await world.CaseOf(key)).Number;
        Assert.Equal("tel:+34612345678", (await desk.Open(page)).QuerySelector("main .alert a")!.GetAttribute("href"));
        await world.Act(key, (c, work, luis) =>
        {
            work.Insert(Message.Say(c, MessageKind.Call, "Se lo he explicado.", luis, due.AddHours(1)));
            return Task.CompletedTask;
        });
        Assert.Null((await desk.Open(page)).QuerySelector("main .alert a"));
    }

    [Fact, Trait("Req", "D06")]
    public async Task Where_nobody_can_be_written_to_the_desk_is_told_so_and_the_clock_stays_missed()
    {
        using var visitor = world.Visitor();
        var fields = Complaining.Complaint();
        fields["Customer.Email"] = "";
        fields["Customer.Phone"] = "";
        fields["Customer.PreferredChannel"] = "";
        var key = await visitor.NewCase(fields);
        await Passes(key, ClockName.Answer);
        Assert.Empty(await LettersOf(key));
        Assert.Equal(ClockState.Overdue, (await ClockOf(key, ClockName.Progress)).State((await ClockOf(key, ClockName.Answer)).DueAt.AddSeconds(1)));
        using var desk = await world.SignedIn("luis");
        var alert = (await desk.Open("/console/cases/" + (await world.CaseOf(key)).Number)).QuerySelector("main .alert")!;
        Assert.Contains("No tenemos correo ni teléfono", alert.TextContent, StringComparison.Ordinal);
    }

    private static void Plan(Case c, Work work, Actor luis, string what, bool told, bool done)
    {
        var action = new CaseAction(Id<CaseAction>.New(work.Now), c.Id, ActionType.Corrective, what, luis, work.Now);
        action.Ask("warehouse", luis.Id, null, told);
        c.Add(action, luis, work.Now);
        if (done)
            c.Finish(action, luis, work.Now);
        work.Insert(action);
    }

    /// <summary>The worker looks just after this clock's date, as it would have on that day.</summary>
    private async Task<Clock> Passes(string key, ClockName name)
    {
        var clock = await ClockOf(key, name);
        await world.Act(key, (c, _, _) =>
        {
            c.LookAtClocks(clock.DueAt.AddSeconds(1));
            return Task.CompletedTask;
        });
        return clock;
    }

    private async Task<Clock> ClockOf(string key, ClockName name)
    {
        var id = (await world.CaseOf(key)).Id.Value;
        await using var db = world.Db();
        return await db.Set<Clock>().AsNoTracking().SingleAsync(c => c.CaseId == id && c.Name == name, TestContext.Current.CancellationToken);
    }

    private async Task<List<OutboxMessage>> LettersOf(string key)
    {
        var id = (await world.CaseOf(key)).Id;
        await using var db = world.Db();
        return await db.Set<OutboxMessage>().Where(m => m.CaseId == id).OrderBy(m => m.CreatedAt).ToListAsync(TestContext.Current.CancellationToken);
    }
}
