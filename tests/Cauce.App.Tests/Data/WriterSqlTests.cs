using System.Data.Common;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Data;

/// <summary>Hand-written statements behave alike on both engines, whether they run at once or travel with the next one.</summary>
public sealed class WriterSqlTests(World world)
{
    private const string Insert = "INSERT INTO counters (name, last) VALUES (@p0, @p1)";
    private const string Read = "SELECT last FROM counters WHERE name = @p0";

    private Writer Writer => world.Services.GetRequiredService<Writer>();

    [Fact]
    public async Task What_runs_later_is_seen_by_the_next_question_of_the_act()
    {
        var name = NewName();
        var seen = await Writer.Do(work =>
        {
            work.Sql.Later(Insert, name, 7L);
            return work.Sql.Scalar(Read, name);
        });
        Assert.Equal(7L, seen);
    }

    [Fact]
    public async Task What_runs_later_is_committed_also_when_nothing_is_asked_after_it()
    {
        var name = NewName();
        await Writer.Do(work =>
        {
            work.Sql.Later(Insert, name, 8L);
            return Task.CompletedTask;
        });
        Assert.Equal(8L, await Stored(name));
    }

    [Fact]
    public async Task Parameters_are_bound_by_their_number_whatever_their_order_in_the_statement()
    {
        var name = NewName();
        await Writer.Do(async work =>
        {
            await work.Sql.Run(Insert, name, 1L);
            Assert.Equal(1, await work.Sql.Run("UPDATE counters SET last = @p1 WHERE name = @p0", name, 9L));
            Assert.Equal(0, await work.Sql.Run("UPDATE counters SET last = @p1 WHERE name = @p0", name + "!", 9L));
        });
        Assert.Equal(9L, await Stored(name));
    }

    [Fact]
    public async Task Several_questions_are_answered_in_their_order_and_nothing_found_is_null()
    {
        var name = NewName();
        var answers = await Writer.Do(async work =>
        {
            await work.Sql.Run(Insert, name, 3L);
            return await work.Sql.Scalars((Read, [name + "!"]), (Read, [name]), (Read, [name + "?"]));
        });
        Assert.Equal([null, 3L, null], answers);
    }

    [Fact]
    public async Task Two_counters_bumped_together_each_give_their_own_next_number()
    {
        var (first, second) = (NewName(), NewName());
        await Writer.Do(work => work.Next(first));
        var numbers = await Writer.Do(work => work.Next(first, second));
        Assert.Equal((2L, 1L), numbers);
    }

    [Fact]
    public async Task A_statement_that_fails_later_fails_its_own_act_and_spoils_no_other()
    {
        var (twice, other) = (NewName(), NewName());
        await Writer.Do(work => work.Sql.Run(Insert, twice, 1L));
        var acts = Enumerable.Range(0, 12).Select(i => Writer.Do(work =>
        {
            work.Sql.Later(Insert, i == 5 ? twice : other + i, 2L);
            return Task.FromResult(i);
        })).ToList();
        for (var i = 0; i < acts.Count; i++)
        {
            if (i == 5)
                await Assert.ThrowsAnyAsync<DbException>(() => acts[5]);
            else
                Assert.Equal(i, await acts[i]);
        }
        Assert.Equal(1L, await Stored(twice));
        Assert.Equal(2L, await Stored(other + 11));
    }

    [Fact]
    public async Task A_refused_act_leaves_nothing_of_what_it_put_off()
    {
        var (refused, carried) = (NewName(), NewName());
        var no = Writer.Do(work =>
        {
            work.Sql.Later(Insert, refused, 1L);
            CaseRefusals.SubjectMissing.Enforce();
            return Task.CompletedTask;
        });
        var yes = Writer.Do(work => work.Sql.Run(Insert, carried, 1L));
        await Assert.ThrowsAsync<RefusedException>(() => no);
        await yes;
        Assert.Null(await Stored(refused));
        Assert.Equal(1L, await Stored(carried));
    }

    private static string NewName() => $"test {Guid.NewGuid():n}";

    private async Task<long?> Stored(string name)
    {
        await using var db = world.Db();
        return await db.Set<Counter>().Where(c => c.Name == name).Select(c => (long?)c.Last).FirstOrDefaultAsync();
    }
}
