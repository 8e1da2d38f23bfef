using Cauce.Domain.Common;

namespace Cauce.Domain.Intake.Import;

/// <summary>What became of one row: a case with notes, or errors. As much as possible is accepted; nothing is dropped in silence.</summary>
public sealed record ImportRow(ImportedCase? Case, IReadOnlyList<ImportNote> Notes, IReadOnlyList<ImportError> Errors)
{
    /// <summary>Argument: what the cell holds.</summary>
    public static readonly Refusal DateNotUnderstood = new("import.date-not-understood");

    public static readonly Refusal ClosedBeforeReceived = new("import.closed-before-received");
    public static readonly Refusal Blank = new("import.row-blank");

    public bool Accepted => Case is not null;

    /// <summary>Reads the cells of one row, by the keys of the plan's columns (<see cref="ImportPlan.Cells"/>).</summary>
    public static ImportRow Read(IReadOnlyDictionary<string, string?> cells, ImportPlan plan)
    {
        var reading = new RowReading(cells, plan);
        if (reading.IsBlank)
            return new ImportRow(null, [], [new ImportError(ImportField.Observation, "", Blank)]);
        var draft = Draft(reading);
        if (draft.Received is { } received && draft.Closed is { } closed && closed.Precedes(received))
            reading.Refuse(ImportField.Closed, ClosedBeforeReceived);
        return new ImportRow(reading.Errors.Count == 0 ? draft : null, reading.Notes, reading.Errors);
    }

    private static ImportedCase Draft(RowReading row)
    {
        var (subject, description) = SubjectAndDescription(row);
        var draft = new ImportedCase(Reference(row), subject, description, Customer(row))
        {
            Received = row.Date(ImportField.Received),
            Occurred = row.Date(ImportField.Occurred),
            Closed = row.Date(ImportField.Closed),
            Kind = row.Name(ImportField.Kind),
            Channel = row.Name(ImportField.Channel),
            Severity = row.Name(ImportField.Severity),
            Urgency = row.Name(ImportField.Urgency),
            State = row.Name(ImportField.State),
            Reason = row.Line(ImportField.Reason),
            Product = row.Line(ImportField.Product),
            DocumentNumber = row.Line(ImportField.DocumentNumber, 100),
            Branch = row.Line(ImportField.Branch),
            Area = row.Line(ImportField.Area),
            Observations = row.Observations,
        };
        if (draft.Received is null && !row.Errors.Any(error => error.Field == ImportField.Received))
            row.Note(ImportRemark.WithoutReceivedDate);
        return draft;
    }

    private static string? Reference(RowReading row) => Joined(row.Line(ImportField.ReferenceYear, 20), row.Line(ImportField.Reference, 100));

    internal static string? Joined(string? year, string? number) =>
        number is null ? null
        : year is null ? number
        : $"{year}/{number}";

    private static (string Subject, string Description) SubjectAndDescription(RowReading row)
    {
        var (subject, description) = (row.Line(ImportField.Subject), row.Body(ImportField.Description));
        if (subject is null && description is null)
            row.Note(ImportRemark.WithoutSubject);
        else if (description is null)
            row.Note(ImportRemark.DescriptionFromSubject);
        else if (subject is null)
            row.Note(ImportRemark.SubjectFromDescription);
        return (subject ?? FirstLine(description), description ?? subject ?? "");
    }

    private static string FirstLine(string? description) => Text.ToLine((description ?? "").TrimStart().Split('\r', '\n')[0], 120);

    private static ImportedCustomer Customer(RowReading row)
    {
        var email = row.Parsed(ImportField.CustomerEmail, cell => EmailAddress.TryParse(cell, out var address) ? address!.Value : null);
        var phone = row.Parsed(ImportField.CustomerPhone, cell => PhoneNumber.TryParse(cell, out var number, row.Plan.PhonePrefix) ? number!.Text : null);
        var customer = new ImportedCustomer(row.Line(ImportField.CustomerName, 200), email, phone, row.Line(ImportField.CustomerReference, 100));
        if (customer.IsUnidentified)
            row.Note(ImportRemark.UnidentifiedCustomer);
        return customer;
    }
}
