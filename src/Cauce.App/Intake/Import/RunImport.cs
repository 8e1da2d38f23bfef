using System.Data.Common;
using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Intake.Import;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Import;

/// <summary>
/// Carries out a confirmed import, batch after batch; each batch and how far the import has come are one transaction. Killed
/// at any moment, it goes on from its last batch; and a row that was imported before, by any file, is found by its key.
/// </summary>
internal sealed class RunImport(Writer writer, Catalogue catalogue, TrackingKeys keys, TimeProvider time, IDbContextFactory<AppDb> databases) : IAct
{
    private const int Batch = 200;

    /// <summary>Works until the end, or until <paramref name="cancel"/> asks to stop after the batch in hand.</summary>
    /// <param name="worker">Who works: an import is in one hand at a time.</param>
    /// <param name="progress">Hears how many rows are done.</param>
    /// <returns>False while another worker has it.</returns>
    public async Task<bool> Do(Id<CaseImport> id, Guid worker, Action<CaseImport>? progress = null, CancellationToken cancel = default)
    {
        var import = await Take(id, worker);
        if (import is null)
            return false;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(import.Language == "en" ? "en-GB" : "es-ES");
        try
        {
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            var content = await db.Set<ImportedFile>().Where(f => f.ImportId == id).Select(f => f.Content).SingleAsync(CancellationToken.None);
            var actor = await Actor(import, db);
            var words = await CatalogueWords.Read(catalogue.Current, db, CancellationToken.None);
            foreach (var rows in RowReader.Read(new MemoryStream(content), import.ReadPlan(), import.RowsDone).Chunk(Batch))
            {
                words = await AddReasons(rows, words, import, actor);
                import = await Carry(rows, new CaseFromRow(import, words, keys, actor, time.Now()), (import, worker, actor));
                progress?.Invoke(import);
                cancel.ThrowIfCancellationRequested();
            }
            await Change(id, known => known.End(ImportState.Finished, time.Now()));
            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Change(id, known => known.Release(worker));
            throw;
        }
    }

    private async Task<CaseImport?> Take(Id<CaseImport> id, Guid worker) => await writer.Do(async work =>
    {
        var import = await work.Db.Set<CaseImport>().FirstOrDefaultAsync(i => i.Id == id);
        return import is not null && import.TryHold(worker, work.Now) ? import : null;
    });

    private Task Change(Id<CaseImport> id, Action<CaseImport> change) =>
        writer.Do(async work => change(await work.Db.Set<CaseImport>().FirstAsync(i => i.Id == id)));

    private static async Task<Actor> Actor(CaseImport import, AppDb db)
    {
        if (import.By is not { } by || await db.Set<Staff>().FirstOrDefaultAsync(s => s.Id == by) is not { } staff)
            return Domain.Identity.Actor.System;
        var branches = await db.Set<StaffBranch>().Where(b => b.StaffId == by).Select(b => b.BranchId).ToListAsync();
        return new Actor(ActorKind.Staff, by, staff.Name, Roles.PermissionsOf(staff.Role), branches) { Role = staff.Role };
    }

    private async Task<CatalogueWords> AddReasons(ReadRow[] rows, CatalogueWords words, CaseImport import, Actor actor)
    {
        var missing = rows.Select(row => row.Row.Case?.Reason).OfType<string>().Where(reason => words.Reason(reason) is null)
            .DistinctBy(Fold.Words).Where(reason => Fold.Words(reason).Length > 0).ToList();
        if (!import.CreateReasons || missing.Count == 0)
            return words;
        await writer.Do(async work =>
        {
            var taken = (await work.Db.Set<Reason>().Select(r => r.Code).ToListAsync()).ToHashSet();
            var position = await work.Db.Set<Reason>().MaxAsync(r => (int?)r.Position) ?? 0;
            foreach (var reason in missing)
            {
                var code = CatalogueWords.CodeFor(reason, taken.Contains);
                taken.Add(code);
                work.Db.Add(new Reason(code, new LocalText(reason, reason), ++position));
            }
            await work.Next(Catalogue.Stamp);
        });
        await catalogue.Reload();
        return words.With(catalogue.Current);
    }

    /// <summary>One batch, one commit. When the database refuses it, each row is tried alone, so that one cannot keep out the others.</summary>
    private async Task<CaseImport> Carry(ReadRow[] rows, CaseFromRow cases, (CaseImport Import, Guid Worker, Actor Actor) hand)
    {
        var (drafts, refused) = Drafts(rows, cases, hand.Import.Id);
        try
        {
            return await Commit(rows.Length, drafts, refused, hand);
        }
        catch (Exception failure) when (failure is DbUpdateException or DbException)
        {
            if (rows.Length > 1)
                return await CarryEach(rows, cases, hand);
            return await Commit(1, [], [rows[0].Refused(hand.Import.Id, Shared.Refusals.Tell(ImportRefusals.RowFailed))], hand);
        }
    }

    private async Task<CaseImport> CarryEach(ReadRow[] rows, CaseFromRow cases, (CaseImport Import, Guid Worker, Actor Actor) hand)
    {
        foreach (var row in rows)
            hand.Import = await Carry([row], cases, hand);
        return hand.Import;
    }

    private static (List<ImportDraft> Drafts, List<RefusedRow> Refused) Drafts(ReadRow[] rows, CaseFromRow cases, Id<CaseImport> import)
    {
        var (drafts, refused) = (new List<ImportDraft>(rows.Length), new List<RefusedRow>());
        foreach (var row in rows.Where(row => !row.Digest.Repeated))
        {
            if (!row.Row.Accepted)
            {
                refused.Add(row.Refused(import, row.TellErrors()));
                continue;
            }
            try
            {
                drafts.Add(cases.Draft(row));
            }
            catch (RefusedException no)
            {
                refused.Add(row.Refused(import, Shared.Refusals.Tell(no.Refusal)));
            }
        }
        return (drafts, refused);
    }

    private Task<CaseImport> Commit(int rows, List<ImportDraft> drafts, List<RefusedRow> refused, (CaseImport Import, Guid Worker, Actor Actor) hand) => writer.Do(async work =>
    {
        var import = await work.Db.Set<CaseImport>().FirstAsync(i => i.Id == hand.Import.Id);
        if (!import.TryHold(hand.Worker, work.Now))
            throw new InvalidOperationException("Another worker has taken the import");
        var keysOfBatch = drafts.Select(draft => draft.Row.Digest.Value).ToList();
        var known = (await work.Db.Set<Case>().Where(c => keysOfBatch.Contains(c.ImportKey!)).Select(c => c.ImportKey!).ToListAsync()).ToHashSet();
        var fresh = drafts.Where(draft => !known.Contains(draft.Row.Digest.Value)).ToList();
        foreach (var draft in fresh)
        {
            var registered = await draft.Registration.Carry(hand.Actor, work);
            if (draft.Closed)
                registered.ImportAsClosed(draft.ClosedAt, hand.Actor, work.Now);
        }
        foreach (var row in refused)
            work.Insert(row);
        import.Add(OutcomeOf(rows, fresh, refused.Count));
        return import;
    });

    private static BatchOutcome OutcomeOf(int rows, List<ImportDraft> fresh, int refused)
    {
        int Count(params ImportRemark[] remarks) => fresh.Count(draft => draft.Row.Row.Notes.Any(note => remarks.Contains(note.Remark)));
        return new BatchOutcome(
            rows, fresh.Count, rows - fresh.Count - refused, Count(ImportRemark.DescriptionFromSubject, ImportRemark.WithoutSubject),
            Count(ImportRemark.SubjectFromDescription, ImportRemark.WithoutSubject), Count(ImportRemark.UnidentifiedCustomer), refused);
    }
}
