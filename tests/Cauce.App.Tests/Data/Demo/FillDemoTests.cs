using Cauce.App.Data;
using Cauce.App.Data.Demo;
using Cauce.App.Data.Doctor;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Data.Demo;

public sealed class FillDemoTests : IAsyncLifetime
{
    private static readonly DateOnly Until = new(2026, 11, 21);

    private readonly string folder = Directory.CreateTempSubdirectory("cauce-demo-").FullName;
    private TestDatabase? database;
    private Microsoft.AspNetCore.Builder.WebApplication? app;

    public async ValueTask InitializeAsync()
    {
        database = World.OnPostgres ? await TestDatabase.Create() : null;
        app = await CauceHost.Start(new Settings { Data = folder, Database = database?.ConnectionString, Urls = "http://127.0.0.1:0" });
        await app.Services.GetRequiredService<FillDemo>().Do(new FillDemo.Input(300, 1, Until), _ => { });
    }

    public async ValueTask DisposeAsync()
    {
        await app!.StopAsync();
        await app.DisposeAsync();
        if (database is not null)
            await database.Drop();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_organisation_is_believable_sound_and_silent()
    {
        await using var db = await app!.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync();
        var cases = await db.Set<Case>().ToListAsync();
        Assert.Equal(300, cases.Count);
        Assert.Equal(300, cases.Max(c => c.Seq));
        Assert.InRange(cases.Select(c => c.Kind).Distinct().Count(), 9, 11);
        Assert.InRange(cases.Count(c => c.IsOpen), 12, 80);
        Assert.InRange(cases.Select(c => c.Subject).Distinct().Count(), 100, 300);
        Assert.Contains(cases, c => c.OverdueSince is not null);
        Assert.Contains(cases, c => c.IsOpen && DateOnly.FromDateTime(c.AnswerDueAt.LocalDateTime) == Until);
        Assert.Contains(cases, c => c.Rejections > 0);
        Assert.All(cases, c => Assert.True(c.ReceivedAt <= c.RegisteredAt));
        // Nothing is written to people of long ago; a term that passes today is told, as in any house.
        Assert.All(await db.Set<OutboxMessage>().ToListAsync(), letter => Assert.Contains(letter.Letter, new[] { "progress", "delay" }));
        Assert.Empty((await app.Services.GetRequiredService<Doctor>().Examine()).Findings);
        var ana = await db.Users.SingleAsync(u => u.Email == "ana@cauce.example");
        Assert.Contains(cases, c => c.IsOpen && c.OwnerId == ana.Id);
    }

    [Fact]
    public async Task It_fills_only_an_empty_installation()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            app!.Services.GetRequiredService<FillDemo>().Do(new FillDemo.Input(5, 1, Until), _ => { }));
        Assert.Equal(FillDemo.NotEmpty, refused.Refusal);
    }
}
