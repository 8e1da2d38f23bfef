using Cauce.App.Data;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Incidents;

/// <summary>Confirms one act for all the cases of an incident: it is carried out in the background, case by case.</summary>
public sealed class StartCircular(Writer writer) : IAct
{
    /// <exception cref="RefusedException">A language that somebody reads is missing, or there is nobody to tell.</exception>
    public async Task<Id<Circular>> Do(string number, CircularInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var words = input.Read();
        return await writer.Do(async work =>
        {
            var parent = await work.Case(actor, number);
            var plan = await CircularPlan.Make(work.Db, actor, parent, input, work.Catalogue);
            plan.WhyNotStart().Enforce();
            var circular = new Circular(parent, words, actor, work.Now);
            work.Insert(circular);
            foreach (var (position, line) in plan.Lines.Index())
                work.Insert(LineOf(circular, position + 1, line));
            var cases = plan.Told.Count(line => line.CaseId is not null);
            var others = plan.Told.Count(line => line.CaseId is null);
            parent.Record(CircularHistory.Started, actor, work.Now,
                new() { { "circular", circular.Id }, { "act", words.Kind }, { "cases", cases }, { "others", others == 0 ? null : others } }, circular.AsContent());
            return circular.Id;
        }, cancel);
    }

    private static CircularLine LineOf(Circular circular, int position, PlannedLine planned)
    {
        var line = new CircularLine(circular.Id, position, planned.Reached, planned.Way);
        if (planned.CaseId is { } about)
            line.InCase(about);
        return planned.LeftOut is { } why ? line.LeaveOut(why) : line;
    }
}

/// <summary>Tries those once more that failed.</summary>
public sealed class RetryCircular(Writer writer) : IAct
{
    /// <exception cref="MissingException">There is none, or the actor does not see its incident.</exception>
    /// <exception cref="RefusedException">It runs, or nothing failed.</exception>
    public async Task Do(Id<Circular> id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            await Circulars.Find(work.Db, actor, id, cancel);
            var circular = await work.Db.Set<Circular>().AsTracking().FirstAsync(c => c.Id == id);
            var failed = await work.Db.Set<CircularLine>().AsTracking().Where(l => l.CircularId == id && l.State == LineState.Refused).ToListAsync();
            circular.TryAgain(failed.Count);
            failed.ForEach(line => line.TryAgain());
        }, cancel);
    }
}
