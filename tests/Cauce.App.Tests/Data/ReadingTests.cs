using Cauce.App.Data;
using Cauce.App.Tests.Console.Lists;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Data;

/// <summary>Connections and statements that are kept, answers that are remembered: nobody reads what was.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task An_answer_is_remembered_until_somebody_writes()
    {
        await using var own = await World.Fresh();
        using var api = own.Api("ana");
        var asked = 0;
        Task<string> Ask() => Task.FromResult($"answer {++asked}");
        Assert.Equal("answer 1", await Remembered(own, Ask));
        await api.Register("Otra cosa ha pasado");
        Assert.Equal("answer 2", await Remembered(own, Ask));
    }

    [Fact]
    public async Task An_answer_is_remembered_while_nobody_writes()
    {
        await using var own = await World.Fresh();
        var asked = 0;
        Task<string> Ask() => Task.FromResult($"answer {++asked}");
        // What works in the background may write once or twice at first.
        for (var i = 0; i < 50 && (asked == 0 || asked == i); i++)
            await Remembered(own, Ask);
        Assert.InRange(asked, 1, 49);
    }

    [Fact]
    public async Task A_context_used_again_reads_what_was_written_meanwhile()
    {
        await using var own = await World.Fresh();
        using var api = own.Api("ana");
        var contexts = own.Services.GetRequiredService<IDbContextFactory<AppDb>>();
        for (var i = 0; i < 5; i++)
        {
            var number = await api.Register($"Caso {i}");
            await using var db = await contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
            Assert.Equal($"Caso {i}", (await db.Set<Case>().SingleAsync(c => c.Number == number, TestContext.Current.CancellationToken)).Subject);
        }
    }

    [Fact]
    public async Task The_same_question_may_be_asked_inside_itself()
    {
        await using var own = await World.Fresh();
        using var api = own.Api("ana");
        for (var i = 0; i < 3; i++)
            await api.Register($"Caso {i}");
        await using var db = own.Db();
        if (World.OnPostgres)
            Assert.Skip("PostgreSQL reads one answer at a time");
        var pairs = 0;
        await foreach (var _ in db.Set<Case>().OrderBy(c => c.Seq).AsAsyncEnumerable())
            await foreach (var __ in db.Set<Case>().OrderBy(c => c.Seq).AsAsyncEnumerable())
                pairs++;
        Assert.Equal(9, pairs);
    }

    private static async Task<string> Remembered(World own, Func<Task<string>> ask)
    {
        await using var request = own.Services.CreateAsyncScope();
        return await request.ServiceProvider.GetRequiredService<Recollection>().Recall("what happened", ask);
    }
}
