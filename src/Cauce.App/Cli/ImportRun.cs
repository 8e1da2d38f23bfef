using System.Globalization;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.App.Intake.Import;
using Cauce.Domain.Cases;
using Cauce.Domain.Intake.Import;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Cauce.App.Cli;

/// <summary>An import from the command line, from the look at the file to the report.</summary>
internal sealed class ImportRun
{
    private static readonly IAnsiConsole Out = AnsiConsole.Console;

    /// <returns>0 when every row is in; 1 when some were refused; 2 when nobody confirmed.</returns>
    public static async Task<int> Do(Wishes wishes, CancellationToken cancel)
    {
        if (!wishes.File.Exists)
        {
            await global::System.Console.Error.WriteLineAsync($"{wishes.File.FullName}: no such file");
            return 1;
        }
        await using var app = CauceHost.Build(Settings.FromEnvironment());
        await app.Services.GetRequiredService<Startup>().Run(cancel);
        var writer = app.Services.GetRequiredService<Writer>();
        await writer.StartAsync(cancel);
        try
        {
            return await Do(wishes, app.Services, cancel);
        }
        finally
        {
            await writer.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> Do(Wishes wishes, IServiceProvider services, CancellationToken cancel)
    {
        var databases = services.GetRequiredService<IDbContextFactory<AppDb>>();
        var known = services.GetRequiredService<Catalogue>().Current;
        var actor = await ActorOf(wishes.User, databases, cancel);
        var content = await System.IO.File.ReadAllBytesAsync(wishes.File.FullName, cancel);
        var detection = Detection.Of(content, CultureInfo.CurrentCulture, wishes.Encoding, PlanInput.Read(wishes.Delimiter));
        var plan = wishes.Apply(detection.Plan);
        plan.WhyNotUse().Enforce();
        var choices = wishes.Choices(known);
        ImportReport.Show(Out, wishes.File.Name, detection, plan);
        if (!wishes.Yes && !(Out.Profile.Capabilities.Interactive && Out.Confirm($"Import {detection.Rows} rows?", defaultValue: false)))
        {
            Out.MarkupLine("Nothing was written. Run it again with [bold]--yes[/] to import.");
            return 2;
        }
        var id = await services.GetRequiredService<BringFile>().Do(wishes.File.Name, content, actor, cancel);
        await services.GetRequiredService<PlanImport>().Do(id, plan, detection.Rows, choices, actor, cancel);
        await services.GetRequiredService<StartImport>().Do(id, actor, Guid.NewGuid(), cancel);
        return await Carry(id, wishes, services, cancel);
    }

    private static async Task<int> Carry(Id<CaseImport> id, Wishes wishes, IServiceProvider services, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContextAsync(cancel);
        var worker = (await Imports.Find(db, id, cancel)).Worker!.Value;
        var run = services.GetRequiredService<RunImport>();
        await Out.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            var bar = progress.AddTask("Importing");
            await run.Do(id, worker, import => bar.Value = import.Rows == 0 ? 100 : 100.0 * import.RowsDone / import.Rows, cancel);
            bar.Value = 100;
        });
        var done = await Imports.Find(db, id, cancel);
        ImportReport.Show(Out, done);
        if (done.Refused > 0 && wishes.Errors is { } path)
        {
            await using var errors = path.Create();
            await ImportDoor.WriteErrors(done, db, errors, cancel);
            Out.WriteLine($"The rows with errors: {path.FullName}");
        }
        return done.Refused == 0 ? 0 : 1;
    }

    private static async Task<Actor> ActorOf(string? email, IDbContextFactory<AppDb> databases, CancellationToken cancel)
    {
        if (email is null)
            return Actor.System;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var staff = await db.Set<Staff>().FirstOrDefaultAsync(s => s.NormalizedEmail == email.ToUpperInvariant(), cancel)
            ?? throw IdentityRefusals.NotPermitted.AsException();
        return new Actor(ActorKind.Staff, staff.Id, staff.Name, Roles.PermissionsOf(staff.Role), []) { Role = staff.Role };
    }

    /// <summary>What the command line asks for.</summary>
    internal sealed record Wishes(FileInfo File, bool Yes)
    {
        public string? Encoding { get; init; }

        public string? Delimiter { get; init; }

        public string? DateOrder { get; init; }

        public IReadOnlyList<string> Map { get; init; } = [];

        public string? Branch { get; init; }

        public string? Kind { get; init; }

        public string? Source { get; init; }

        public bool Closed { get; init; }

        public bool CreateReasons { get; init; } = true;

        public string? User { get; init; }

        public FileInfo? Errors { get; init; }

        public ImportPlan Apply(ImportPlan plan)
        {
            foreach (var mapping in Map)
            {
                var cut = mapping.LastIndexOf('=');
                var field = Cases.Choice.Read<ImportField>(mapping[(cut + 1)..], "--map") ?? ImportField.Observation;
                var named = plan.Columns.FirstOrDefault(column => Fold.Words(column.Key) == Fold.Words(mapping[..Math.Max(cut, 0)]));
                plan = plan.With(named?.Key ?? mapping[..Math.Max(cut, 0)], field);
            }
            if (OrderOf(DateOrder) is { } order)
                plan = plan with { Columns = [.. plan.Columns.Select(column => column.Order is null ? column : column with { Order = order, Ambiguous = false })] };
            return plan with { Source = Source ?? plan.Source };
        }

        public ImportChoices Choices(Catalogue.Snapshot known)
        {
            var kind = known.Kinds[Kind ?? "complaint"] ?? (Kind is null ? known.Kinds.First(k => k.RetiredAt is null) : throw CaseRefusals.UnknownKind.With(Kind).AsException());
            var branch = Branch is null ? known.DefaultBranch : known.Branches.FirstOrDefault(b => b.Code == Branch && b.RetiredAt is null);
            return new ImportChoices(kind.Code, branch?.Id ?? throw CaseRefusals.UnknownBranch.With(Branch ?? "").AsException(), CreateReasons, Closed);
        }

        private static DateOrder? OrderOf(string? text) => text?.ToLowerInvariant() switch
        {
            null => null,
            "dmy" => Domain.Intake.Import.DateOrder.DayMonthYear,
            "mdy" => Domain.Intake.Import.DateOrder.MonthDayYear,
            "ymd" => Domain.Intake.Import.DateOrder.YearMonthDay,
            _ => throw (Cases.Choice.Unknown.With(text, "dmy, mdy, ymd") with { Field = "--date-order" }).AsException(),
        };
    }
}
