using System.Text;
using Cauce.App.Data;
using Cauce.App.Intake.Import;
using Cauce.Domain.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Intake.Import;

public sealed class KilledImportTests
{
    private const int Rows = 4000;

    [Fact]
    public async Task An_import_that_was_killed_goes_on_where_it_was_and_repeats_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("cauce-kill-").FullName;
        var database = World.OnPostgres ? await TestDatabase.Create() : null;
        var settings = new Settings { Data = folder, Database = database?.ConnectionString, Urls = "http://127.0.0.1:0" };
        try
        {
            Id<CaseImport> id;
            await using (var first = await CauceHost.Start(settings))
            {
                id = await first.Services.GetRequiredService<BringFile>().Do("casos.csv", File(), Actor.System);
                await first.Services.GetRequiredService<StartImport>().Do(id, Actor.System);
                await Until(first, id, import => import.RowsDone > 0);
                await first.StopAsync();
            }
            await using var second = await CauceHost.Start(settings);
            var before = await Read(second, id);
            Assert.InRange(before.RowsDone, 1, Rows - 1);
            var done = await Until(second, id, import => import.State == ImportState.Finished);
            Assert.Equal((Rows, Rows, 0, 0), (done.RowsDone, done.Imported, done.AlreadyThere, done.Refused));
            await using var db = second.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext();
            Assert.Equal(Rows, await db.Set<Case>().CountAsync());
            Assert.Equal(Rows, await db.Set<Case>().MaxAsync(c => c.Seq));
            await second.StopAsync();
        }
        finally
        {
            if (database is not null)
                await database.Drop();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] File()
    {
        var text = new StringBuilder("Asunto,Descripción,Fecha de entrada\n");
        for (var i = 0; i < Rows; i++)
            text.Append($"Caso {i},Lo que pasó el día {i % 28 + 1},{i % 28 + 1}/5/2025\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static async Task<CaseImport> Until(WebApplication app, Id<CaseImport> id, Func<CaseImport, bool> reached)
    {
        for (var tries = 0; tries < 3000; tries++)
        {
            var import = await Read(app, id);
            if (reached(import))
                return import;
            await Task.Delay(10);
        }
        throw new TimeoutException("The import did not get there within 30 seconds");
    }

    private static async Task<CaseImport> Read(WebApplication app, Id<CaseImport> id)
    {
        await using var db = app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext();
        return await db.Set<CaseImport>().SingleAsync(i => i.Id == id);
    }
}
