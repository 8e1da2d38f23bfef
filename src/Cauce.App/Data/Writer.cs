using System.Data.Common;
using System.Threading.Channels;
using Cauce.App.Background;
using Cauce.App.Deadlines;
using Cauce.App.Insights;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data;

/// <summary>
/// The one writer of this node. Acts that wait are carried out one after another and committed together (group commit):
/// each is answered only after the commit. A refused act has written nothing. When a statement fails, the whole group is
/// rolled back and each act is carried out again in a transaction of its own, so that one does not spoil the others'.
/// </summary>
public sealed class Writer(
    Database database, Catalogue catalogue, TimeProvider time, IEnumerable<IReaction> reactions,
    IEnumerable<ICommitListener> listeners, ILogger<Writer> log) : BackgroundService
{
    private const int MostInAGroup = 64;
    private const int Attempts = 4;

    private readonly Channel<Job> queue = System.Threading.Channels.Channel.CreateBounded<Job>(4096);
    private readonly IReaction[] reactions = [.. reactions];
    private readonly ICommitListener[] listeners = [.. listeners];
    private WriterConnection? connection;

    /// <summary>Carries out an act and answers when it is committed.</summary>
    /// <param name="act">May be called again when the group it was in had to be rolled back: it must change nothing but the work.</param>
    /// <exception cref="RefusedException">The domain said no; nothing was written.</exception>
    /// <exception cref="StoppingException">The node is being stopped; nothing was written.</exception>
    public async Task<T> Do<T>(Func<Work, Task<T>> act, CancellationToken cancel = default)
    {
        var job = new Job<T>(Once.Current is { IsMarked: false } once ? work => once.Do(work, act) : act);
        try
        {
            await queue.Writer.WriteAsync(job, cancel);
        }
        catch (ChannelClosedException)
        {
            throw new StoppingException();
        }
        return await job.Answer;
    }

    public Task Do(Func<Work, Task> act, CancellationToken cancel = default) =>
        Do(async work => { await act(work); return true; }, cancel);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await Task.Yield();
        var group = new List<Job>(MostInAGroup);
        try
        {
            await catalogue.IsRead.WaitAsync(stopping);
            while (await queue.Reader.WaitToReadAsync(stopping))
            {
                await LetOthersJoin();
                while (group.Count < MostInAGroup && queue.Reader.TryRead(out var job))
                    group.Add(job);
                await CarryOut(group);
                group.Clear();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What still waits is told so below.
        }
        finally
        {
            queue.Writer.TryComplete();
            group.ForEach(job => job.Fail(new StoppingException()));
            while (queue.Reader.TryRead(out var left))
                left.Fail(new StoppingException());
            if (connection is not null)
                await connection.DisposeAsync();
        }
    }

    /// <summary>
    /// Requests that are running already get as far as this queue first: a commit costs nearly the same for one act as for
    /// many. Where nobody else is running it returns at once.
    /// </summary>
    private async Task LetOthersJoin()
    {
        for (var waiting = 0; queue.Reader.Count > waiting && waiting < MostInAGroup;)
        {
            waiting = queue.Reader.Count;
            await Task.Yield();
        }
    }

    private async Task CarryOut(List<Job> group)
    {
        if (await TryTogether(group))
            return;
        foreach (var job in group)
            await CarryOutAlone(job);
    }

    private async Task CarryOutAlone(Job job)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Commit([job]);
                return;
            }
            catch (Exception failure) when (attempt < Attempts && IsWorthAnotherTry(failure))
            {
                await Abandon();
            }
            catch (Exception failure)
            {
                await Abandon();
                job.Fail(failure);
                return;
            }
        }
    }

    private async Task<bool> TryTogether(List<Job> group)
    {
        try
        {
            await Commit(group);
            return true;
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "A group of {Count} acts failed together and is carried out one by one", group.Count);
            await Abandon();
            return false;
        }
    }

    private async Task Commit(IReadOnlyList<Job> group)
    {
        connection ??= await WriterConnection.Open(database);
        var db = connection.Db;
        var changed = new List<CaseChange>();
        var tally = new TallyChanges();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var job in group)
        {
            db.ChangeTracker.Clear();
            var work = new Work(db, connection.Sql, time.Now(), catalogue);
            if (await job.TryRun(work))
                await Settle(work, job.Mark, changed, tally);
            else
                connection.Sql.Forget();
        }
        db.ChangeTracker.Clear();
        tally.Write(connection.Sql);
        foreach (var listener in listeners)
            listener.BeforeCommit(changed, connection.Sql);
        await connection.Sql.Flush();
        await transaction.CommitAsync();
        foreach (var job in group)
            job.Complete();
        foreach (var listener in listeners)
            listener.AfterCommit(changed);
    }

    /// <summary>Saves what the act did and what follows from it, in this order: history, reactions, rows, figures.</summary>
    private async Task Settle(Work work, string? mark, List<CaseChange> changed, TallyChanges tally)
    {
        for (var more = true; more;)
        {
            more = false;
            foreach (var inHand in work.Cases.ToArray())
            {
                foreach (var text in inHand.Case.TakeFreshTexts())
                    work.Insert(text);
                foreach (var entry in inHand.Case.TakeFreshHistory())
                {
                    more = true;
                    work.Insert(entry);
                    foreach (var reaction in reactions)
                        await reaction.To(entry, inHand.Case, work);
                    changed.Add(new CaseChange(inHand.Case.Id, inHand.Case.Number, inHand.Case.Branch, inHand.Case.IsConfidential, entry.What) { RequestMark = mark });
                }
            }
        }
        connection!.Inserts.Run(work.Inserts);
        await connection.Sql.Flush();
        await work.Db.SaveChangesAsync();
        foreach (var inHand in work.Cases)
            tally.Add(inHand.Before, Figures.Of(inHand.Case));
    }

    private async Task Abandon()
    {
        if (connection is not null)
            await connection.DisposeAsync();
        connection = null;
    }

    private static bool IsWorthAnotherTry(Exception failure) =>
        failure is DbUpdateConcurrencyException or DbException { IsTransient: true }
        || failure.InnerException is { } inner && IsWorthAnotherTry(inner);
}
