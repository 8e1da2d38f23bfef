using Cauce.App.Cases;
using Cauce.App.Communication.Letters;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Incidents;

/// <summary>
/// Carries out a confirmed circular: in each case the act a person would do there, in a transaction of its own together with
/// its line's mark. Killed at any moment, it goes on with the lines that have none.
/// </summary>
internal sealed class CarryCircular(Writer writer, LetterWriter letters, IDbContextFactory<AppDb> databases, ILogger<CarryCircular> log) : IAct
{
    private const int Batch = 50;

    /// <summary>Works until the end, or until <paramref name="cancel"/> asks to stop after the lines in hand.</summary>
    /// <param name="worker">Who works: a circular is in one hand at a time.</param>
    /// <returns>False while another worker has it.</returns>
    public async Task<bool> Do(Id<Circular> id, Guid worker, CancellationToken cancel = default)
    {
        try
        {
            while (await Hold(id, worker) is { } circular)
            {
                cancel.ThrowIfCancellationRequested();
                await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
                var lines = await db.Set<CircularLine>().AsNoTracking().Where(l => l.CircularId == id && l.State == LineState.Waiting)
                    .OrderBy(l => l.Position).Take(Batch).ToListAsync(CancellationToken.None);
                if (lines.Count == 0)
                {
                    await Finish(id);
                    return true;
                }
                var hand = await CircularHand.Of(circular, db);
                await Task.WhenAll(lines.Where(l => l.CaseId is not null).Select(line => Carry(line, hand)));
                await CarryOthers([.. lines.Where(l => l.CaseId is null).Select(l => l.Position)], hand);
            }
            return false;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await writer.Do(async work => (await work.Db.Set<Circular>().AsTracking().FirstAsync(c => c.Id == id)).Release(worker), CancellationToken.None);
            throw;
        }
    }

    private Task<Circular?> Hold(Id<Circular> id, Guid worker) => writer.Do(async work =>
    {
        var circular = await work.Db.Set<Circular>().AsTracking().FirstOrDefaultAsync(c => c.Id == id);
        return circular is not null && circular.TryHold(worker, work.Now) ? circular : null;
    });

    private async Task Carry(CircularLine line, CircularHand hand)
    {
        try
        {
            await writer.Do(work => TellInCase(line, hand, work));
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StoppingException))
        {
            var why = failure switch { RefusedException no => no.Refusal, MissingException => CircularRefusals.NotVisible, _ => CircularRefusals.Trouble };
            if (why == CircularRefusals.Trouble)
                log.LogError(failure, "A case could not be told what a circular says; the others are");
            await Mark([line.Position], hand.Circular.Id, (refused, now) => refused.Refuse(why, now));
        }
    }

    private static async Task TellInCase(CircularLine planned, CircularHand hand, Work work)
    {
        var line = await Waiting(work, hand.Circular.Id).FirstOrDefaultAsync(l => l.Position == planned.Position);
        if (line is null)
            return;
        hand.Actor.Must(Permission.WorkCases);
        if (!await work.Db.CasesVisibleTo(hand.Actor).AnyAsync(c => c.Id == planned.CaseId))
            throw new MissingException("case");
        var found = await work.Case(planned.CaseId!.Value);
        if (found.ParentId != hand.Circular.CaseId)
            IncidentRefusals.NotJoined.Enforce();
        if (!found.IsOpen)
            CaseRefusals.Closed.With(found.Number).Enforce();
        var customer = await work.Db.Set<Customer>().Where(c => c.Id == found.CustomerId).Select(c => c.Name).FirstOrDefaultAsync();
        line.Finish(await hand.Say(line, found, Filling.Values(found, customer, work.Catalogue), work), work.Now);
    }

    /// <summary>Customers without a case, many in one transaction: the incident's case tells how many, a notice each whom and what.</summary>
    private async Task CarryOthers(IReadOnlyList<int> positions, CircularHand hand)
    {
        if (positions.Count == 0)
            return;
        try
        {
            await writer.Do(work => TellOthers(positions, hand, work));
        }
        catch (Exception failure) when (failure is RefusedException or MissingException)
        {
            var why = failure is RefusedException no ? no.Refusal : CircularRefusals.NotVisible;
            await Mark(positions, hand.Circular.Id, (refused, now) => refused.Refuse(why, now));
        }
    }

    private async Task TellOthers(IReadOnlyList<int> positions, CircularHand hand, Work work)
    {
        hand.Actor.Must(Permission.WorkCases);
        if (!await work.Db.CasesVisibleTo(hand.Actor).AnyAsync(c => c.Id == hand.Circular.CaseId))
            throw new MissingException("case");
        var parent = await work.Case(hand.Circular.CaseId);
        var lines = await Waiting(work, hand.Circular.Id).Where(l => positions.Contains(l.Position)).ToListAsync();
        foreach (var line in lines)
        {
            var reached = new Reached(line.Name, line.Address, line.Language);
            var text = Placeholders.Fill(hand.Circular.Words.TextIn(line.Language) ?? "", Filling.Values(line.Name));
            var notice = Notice.Inform(parent, hand.Circular.Id, reached, text, hand.Actor, work.Now);
            work.Insert(notice);
            letters.PostAside(facts => CustomerNoticeLetter.Of(facts, notice), parent, reached, notice.Id.Value, work);
            line.Finish(notice.Id.Value, work.Now);
        }
        if (lines.Count > 0)
            parent.Record(PartyHistory.CustomersInformed, hand.Actor, work.Now, new() { { "circular", hand.Circular.Id }, { "count", lines.Count } });
    }

    private Task Mark(IReadOnlyList<int> positions, Id<Circular> id, Action<CircularLine, DateTimeOffset> mark) => writer.Do(async work =>
    {
        foreach (var line in await Waiting(work, id).Where(l => positions.Contains(l.Position)).ToListAsync())
            mark(line, work.Now);
    });

    private Task Finish(Id<Circular> id) => writer.Do(async work =>
    {
        var circular = await work.Db.Set<Circular>().AsTracking().FirstAsync(c => c.Id == id);
        var states = await work.Db.Set<CircularLine>().Where(l => l.CircularId == id).GroupBy(l => l.State).Select(g => new { g.Key, N = g.Count() }).ToListAsync();
        int Count(LineState state) => states.Find(s => s.Key == state)?.N ?? 0;
        circular.Finish(work.Now);
        (await work.Case(circular.CaseId)).Record(CircularHistory.Finished, Actor.System, work.Now, new()
        {
            { "circular", id }, { "done", Count(LineState.Done) }, { "byHand", Count(LineState.ByHand) }, { "refused", Count(LineState.Refused) },
        });
    });

    private static IQueryable<CircularLine> Waiting(Work work, Id<Circular> id) =>
        work.Db.Set<CircularLine>().AsTracking().Where(l => l.CircularId == id && l.State == LineState.Waiting);
}
