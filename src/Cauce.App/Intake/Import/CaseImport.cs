using Cauce.Domain.Intake.Import;

namespace Cauce.App.Intake.Import;

public enum ImportState
{
    /// <summary>Uploaded and understood; nothing is imported until a person has seen how it will be read.</summary>
    Draft = 1,

    /// <summary>Confirmed; some node works on it, or will.</summary>
    Running = 2,
    Finished = 3,

    /// <summary>Stopped by trouble of ours; the rows done are done, and starting it again goes on from there.</summary>
    Failed = 4,
}

/// <summary>A foreign file of cases on its way in: who brought it, how it is read, how far it has come.</summary>
public sealed class CaseImport : LongWork
{
    private CaseImport() { }

    public CaseImport(Id<CaseImport> id, string fileName, long size, Actor by, DateTimeOffset now)
    {
        Id = id;
        FileName = fileName;
        Size = size;
        By = by.Id;
        ByName = by.Name;
        CreatedAt = now;
    }

    public Id<CaseImport> Id { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    public ImportState State { get; private set; } = ImportState.Draft;

    /// <summary>The <see cref="ImportPlan"/> as JSON.</summary>
    public string Plan { get; private set; } = "";

    /// <summary>Code of the kind of rows that name none.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Branch of rows that name none.</summary>
    public int Branch { get; private set; }

    /// <summary>Reasons that the catalogue lacks are added to it; otherwise they stand in the case's observation.</summary>
    public bool CreateReasons { get; private set; } = true;

    /// <summary>Rows that tell neither state nor closing date are finished business.</summary>
    public bool StatelessAreClosed { get; private set; }

    /// <summary>Language of whoever confirmed: of what is written for them, and of the answers to the customers.</summary>
    public string Language { get; private set; } = "es";

    /// <summary>The member of staff; null for the command line.</summary>
    public Guid? By { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Rows after the header.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows done: where a new start goes on.</summary>
    public int RowsDone { get; private set; }

    public int Imported { get; private set; }

    /// <summary>Imported before, by this file or another.</summary>
    public int AlreadyThere { get; private set; }

    /// <summary>Imported with the subject as description.</summary>
    public int WithoutDescription { get; private set; }

    /// <summary>Imported, although there was no subject.</summary>
    public int WithoutSubject { get; private set; }

    /// <summary>Imported, although nobody knows who complained.</summary>
    public int WithoutCustomer { get; private set; }

    public int Refused { get; private set; }

    protected override bool IsRunning => State == ImportState.Running;

    public ImportPlan ReadPlan() => ImportPlan.FromJson(Plan);

    public void ReadBy(ImportPlan plan, int rows)
    {
        Plan = plan.ToJson();
        Rows = rows;
        Changed();
    }

    public void Settle(ImportChoices choices, string language)
    {
        (Kind, Branch, CreateReasons, StatelessAreClosed) = (choices.Kind, choices.Branch, choices.CreateReasons, choices.StatelessAreClosed);
        Language = language;
        Changed();
    }

    /// <exception cref="RefusedException">It was started before, or its plan cannot be used.</exception>
    public void Start(DateTimeOffset now)
    {
        if (State is ImportState.Running or ImportState.Finished)
            ImportRefusals.AlreadyStarted.Enforce();
        ReadPlan().WhyNotUse().Enforce();
        State = ImportState.Running;
        StartedAt ??= now;
        EndedAt = null;
        Changed();
    }

    internal void Add(BatchOutcome outcome)
    {
        RowsDone += outcome.Rows;
        Imported += outcome.Imported;
        AlreadyThere += outcome.AlreadyThere;
        WithoutDescription += outcome.WithoutDescription;
        WithoutSubject += outcome.WithoutSubject;
        WithoutCustomer += outcome.WithoutCustomer;
        Refused += outcome.Refused;
        Changed();
    }

    public void End(ImportState state, DateTimeOffset now)
    {
        State = state;
        EndedAt = now;
        LetGo();
    }
}

/// <summary>What a person decides about rows that do not say it themselves.</summary>
public sealed record ImportChoices(string Kind, int Branch, bool CreateReasons, bool StatelessAreClosed);

/// <summary>What became of a batch of rows.</summary>
internal sealed record BatchOutcome(int Rows = 0, int Imported = 0, int AlreadyThere = 0, int WithoutDescription = 0, int WithoutSubject = 0, int WithoutCustomer = 0, int Refused = 0);
