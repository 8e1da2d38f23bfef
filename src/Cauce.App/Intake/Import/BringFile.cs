using System.Globalization;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.Domain.Intake.Import;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Import;

/// <summary>Takes in a foreign file and says how it would be read. No case comes of it before <see cref="StartImport"/>.</summary>
public sealed class BringFile(Writer writer, Catalogue catalogue) : IAct
{
    /// <summary>Megabytes.</summary>
    public const int Largest = 100;

    /// <exception cref="RefusedException">There is nothing in it, or it is no text.</exception>
    public async Task<Id<CaseImport>> Do(string fileName, byte[] content, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ImportCases);
        if (content.Length > Largest * 1024L * 1024)
            throw ImportRefusals.FileTooLarge.With(Largest).AsException();
        var detection = Detection.Of(content, CultureInfo.CurrentCulture);
        var known = catalogue.Current;
        var kind = known.Kinds["complaint"] is { RetiredAt: null } complaint ? complaint : known.Kinds.First(k => k.RetiredAt is null);
        return await writer.Do(work =>
        {
            var import = new CaseImport(Id<CaseImport>.New(work.Now), Text.ToLine(Path.GetFileName(fileName), 200), content.Length, actor, work.Now);
            import.ReadBy(detection.Plan, detection.Rows);
            import.Settle(new ImportChoices(kind.Code, known.DefaultBranch!.Id, CreateReasons: true, StatelessAreClosed: false), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
            work.Insert(import);
            work.Insert(new ImportedFile { ImportId = import.Id, Content = content });
            return Task.FromResult(import.Id);
        }, cancel);
    }
}

/// <summary>Changes how a file will be read, as a person who looks at the sample says.</summary>
public sealed class PlanImport(Writer writer) : IAct
{
    /// <exception cref="MissingException">There is no such import.</exception>
    /// <exception cref="RefusedException">It was started already.</exception>
    public Task Do(Id<CaseImport> id, ImportPlan plan, int rows, ImportChoices choices, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ImportCases);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return writer.Do(async work =>
        {
            var import = await Imports.Find(work.Db, id);
            if (import.State != ImportState.Draft)
                ImportRefusals.AlreadyStarted.Enforce();
            import.ReadBy(plan, rows);
            import.Settle(choices, language);
        }, cancel);
    }
}

/// <summary>Confirms the plan: the import is carried out in the background, or by the worker that confirms it.</summary>
public sealed class StartImport(Writer writer) : IAct
{
    /// <param name="worker">Whoever will carry it out itself, so that nobody else begins.</param>
    /// <exception cref="RefusedException">It was started already, or a field is in the plan twice.</exception>
    public Task Do(Id<CaseImport> id, Actor actor, Guid? worker = null, CancellationToken cancel = default)
    {
        actor.Must(Permission.ImportCases);
        return writer.Do(async work =>
        {
            var import = await Imports.Find(work.Db, id);
            import.Start(work.Now);
            if (worker is { } own)
                import.TryHold(own, work.Now);
        }, cancel);
    }
}

/// <summary>Forgets a file that nobody has confirmed.</summary>
public sealed class DiscardImport(Writer writer) : IAct
{
    /// <exception cref="RefusedException">It was started already: the record of it stays.</exception>
    public Task Do(Id<CaseImport> id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ImportCases);
        return writer.Do(async work =>
        {
            var import = await Imports.Find(work.Db, id);
            if (import.State != ImportState.Draft)
                ImportRefusals.AlreadyStarted.Enforce();
            work.Db.Remove(import);
        }, cancel);
    }
}

internal static class Imports
{
    /// <exception cref="MissingException">There is none.</exception>
    public static async Task<CaseImport> Find(AppDb db, Id<CaseImport> id, CancellationToken cancel = default) =>
        await db.Set<CaseImport>().FirstOrDefaultAsync(i => i.Id == id, cancel) ?? throw new MissingException("import");

    public static async Task<byte[]> Content(AppDb db, Id<CaseImport> id, CancellationToken cancel = default) =>
        await db.Set<ImportedFile>().Where(f => f.ImportId == id).Select(f => f.Content).SingleAsync(cancel);
}
