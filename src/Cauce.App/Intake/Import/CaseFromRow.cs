using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Customers;
using Cauce.Domain.Cases;
using Cauce.Domain.Deadlines;
using Cauce.Domain.Intake.Import;

namespace Cauce.App.Intake.Import;

/// <summary>A row as a case that only waits for its number.</summary>
/// <param name="Closed">It was finished elsewhere, at <paramref name="ClosedAt"/> where that is known.</param>
internal sealed record ImportDraft(ReadRow Row, RegistrationDraft Registration, bool Closed, DateTimeOffset? ClosedAt);

/// <summary>
/// Makes a case of what a row says. What has no place of its own, or is not in the catalogue, is kept in the observation by
/// the name of its column: nothing of the file is lost.
/// </summary>
internal sealed class CaseFromRow(CaseImport import, CatalogueWords words, TrackingKeys keys, Actor actor, DateTimeOffset now)
{
    private readonly ImportPlan plan = import.ReadPlan();

    /// <exception cref="RefusedException">The row makes no case; why.</exception>
    public ImportDraft Draft(ReadRow read)
    {
        var row = read.Row.Case!;
        var left = new List<string>();
        var branch = BranchOf(row, left);
        var calendar = words.Known.CalendarOf(branch);
        var facts = Facts(read, branch, left);
        Case.WhyNotRegister(facts, now).Enforce();
        var closedAt = At(row.Closed, calendar);
        if (closedAt > now)
            ImportRefusals.ClosedInFuture.Enforce();
        var closed = closedAt is not null || row.State == "closed" || (row.State is null && import.StatelessAreClosed);
        var customer = new CustomerInput { Name = row.Customer.Name, Email = row.Customer.Email, Phone = row.Customer.Phone, Reference = row.Customer.Reference };
        var draft = RegistrationDraft.Of(closed ? facts with { Owner = null } : facts, customer, words.Known, keys, now) with
        {
            Document = row.DocumentNumber is null ? null : new DocumentInput { Type = "other", Number = row.DocumentNumber },
        };
        return new ImportDraft(read, draft, closed, closedAt < facts.ReceivedAt ? facts.ReceivedAt : closedAt);
    }

    private Registration Facts(ReadRow read, int branch, List<string> left)
    {
        var row = read.Row.Case!;
        var known = words.Known;
        var calendar = known.CalendarOf(branch);
        var (received, occurred) = Moments(row, calendar);
        var severity = Choice.Read<Severity>(row.Severity, "Severity");
        var owner = known.Responsibles.GetValueOrDefault(branch);
        var kind = KindOf(row, left);
        var channel = row.Channel is { } named && known.Channels.Has(named) ? named : "import";
        var reason = Kept(row.Reason, words.Reason(row.Reason), ImportField.Reason, left);
        var product = words.Product(row.Product);
        left.AddRange(Unplaced(row, product is null));
        return new Registration
        {
            Kind = kind,
            Branch = branch,
            Subject = row.Subject.Length > 0 ? row.Subject : Texts.NoSubject,
            Description = row.Description.Length > 0 ? row.Description : Texts.NoDescription,
            OccurredAt = occurred,
            ReceivedAt = received,
            ReceivedOn = calendar.LocalDate(received),
            Channel = channel,
            Complainant = Complainant(row.Customer),
            Circumstances = new Circumstances
            {
                Where = row.Area,
                CaseFile = row.Reference,
                Source = plan.Source.Length > 0 ? plan.Source : import.FileName,
                Observation = left.Count == 0 ? null : string.Join('\n', left),
            },
            ProductId = product,
            Reason = reason,
            Severity = severity,
            Urgency = Choice.Read<Urgency>(row.Urgency, "Urgency"),
            Owner = severity >= Severity.Serious && owner is { MayOwnSerious: false } ? null : owner,
            TrackingKeyHash = [],
            ImportKey = read.Digest.Value,
        };
    }

    /// <summary>What the file says and the case has no place for.</summary>
    private IEnumerable<string> Unplaced(ImportedCase row, bool productUnknown)
    {
        if (row.Product is not null && productUnknown)
            yield return Line(ImportField.Product, row.Product);
        if (row.State is not (null or "closed" or "registered"))
            yield return Line(ImportField.State, row.State);
        foreach (var (name, value) in row.Observations)
            yield return $"{name}: {value}";
    }

    private Complainant Complainant(ImportedCustomer customer) =>
        new() { Name = customer.Name ?? "", Email = customer.Email, Phone = customer.Phone, Language = import.Language };

    /// <summary>A row without the day of receipt was received when it happened, else when it was closed, else today.</summary>
    private (DateTimeOffset Received, DateTimeOffset Occurred) Moments(ImportedCase row, WorkCalendar calendar)
    {
        var occurred = At(row.Occurred, calendar);
        var received = At(row.Received, calendar) ?? occurred ?? At(row.Closed, calendar) ?? now;
        // The day alone is its first moment; what happened at an hour of that day was not received before it happened.
        if (row.Received is { Time: null } && occurred > received && row.Occurred!.Value.Date == row.Received.Value.Date)
            received = occurred.Value;
        return (received, occurred ?? received);
    }

    private static DateTimeOffset? At(CellDate? cell, WorkCalendar calendar)
    {
        if (cell is not { } date)
            return null;
        if (date.Time is not { } time)
            return calendar.StartOfDay(date.Date);
        var local = date.Date.ToDateTime(time);
        var at = date.Offset is { } offset ? new DateTimeOffset(local, offset) : Moment.ToInstant(local, calendar.Zone);
        return DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
    }

    private Kind KindOf(ImportedCase row, List<string> left)
    {
        if (words.Known.Kinds[row.Kind] is { RetiredAt: null } named)
            return named;
        if (row.Kind is not null)
            left.Add(Line(ImportField.Kind, row.Kind));
        return words.Known.Kinds[import.Kind] ?? throw CaseRefusals.UnknownKind.With(import.Kind).AsException();
    }

    private int BranchOf(ImportedCase row, List<string> left)
    {
        if (words.Branch(row.Branch) is { } branch && actor.Sees(branch))
            return branch;
        if (row.Branch is not null)
            left.Add(Line(ImportField.Branch, row.Branch));
        return import.Branch;
    }

    private string? Kept(string? word, string? code, ImportField field, List<string> left)
    {
        if (word is not null && code is null)
            left.Add(Line(field, word));
        return code;
    }

    /// <summary>By the name the file gives the column.</summary>
    private string Line(ImportField field, string word) =>
        $"{plan.Columns.FirstOrDefault(column => column.Field == field)?.Key ?? field.ToString()}: {word}";
}
