using System.Globalization;
using Cauce.Domain.Common;
using Cauce.Domain.Intake.Import;
using FsCheck;
using FsCheck.Fluent;

namespace Cauce.Domain.Tests.Intake.Import;

public sealed class ImportPlanTests
{
    private static readonly CultureInfo Spain = CultureInfo.GetCultureInfo("es-ES");

    [Theory]
    [InlineData("Nº Reclamación", ImportField.Reference)]
    [InlineData("Fecha de los hechos", ImportField.Occurred)]
    [InlineData("FECHA DE CIERRE", ImportField.Closed)]
    [InlineData("Descripción", ImportField.Description)]
    [InlineData("Nombre y apellidos", ImportField.CustomerName)]
    [InlineData("Teléfono de contacto", ImportField.CustomerPhone)]
    [InlineData("Código de cliente", ImportField.CustomerReference)]
    [InlineData("Número de factura", ImportField.DocumentNumber)]
    [InlineData("Tipo de reclamación", ImportField.Kind)]
    [InlineData("Motivos", ImportField.Reason)]
    [InlineData("Canal de entrada", ImportField.Channel)]
    [InlineData("Gravedad", ImportField.Severity)]
    [InlineData("Prioridad", ImportField.Urgency)]
    [InlineData("Estado", ImportField.State)]
    [InlineData("Sucursal", ImportField.Branch)]
    [InlineData("Producto afectado", ImportField.Product)]
    [InlineData("Complaint ID", ImportField.Reference)]
    [InlineData("Consumer complaint narrative", ImportField.Description)]
    [InlineData("Submitted via", ImportField.Channel)]
    [InlineData("Sub-issue", ImportField.Reason)]
    [InlineData("Closed at", ImportField.Closed)]
    [InlineData("Invoice number", ImportField.DocumentNumber)]
    [InlineData("Neighbourhood", ImportField.Area)]
    [InlineData("Solicita resp.", ImportField.Observation)]
    [InlineData("", ImportField.Observation)]
    public void Headers_are_understood_in_both_languages(string header, ImportField field) => Assert.Equal(field, ColumnGuess.From([header], [], Spain)[0].Field);

    [Fact]
    public void Each_field_is_given_once_to_the_column_that_fits_best()
    {
        var guesses = ColumnGuess.From(["Fecha", "Fecha de apertura", "Correo", "Otro correo"], [["1/2/2025", "3/2/2025", "a@example.com", "b@example.com"]], Spain);
        Assert.Equal([ImportField.Received, ImportField.CustomerEmail], guesses.Select(guess => guess.Field).Where(field => field != ImportField.Observation));
        Assert.Equal(ImportField.Received, guesses[0].Field);
    }

    [Fact]
    public void Cells_correct_what_headers_promise()
    {
        string[][] rows = [["x", "ana@example.com", "pronto", "13/1/2025"], ["y", "luis@example.com", "tarde", "14/1/2025"]];
        var fields = ColumnGuess.From(["Correo", "Contacto 2", "Fecha", "Cuándo"], rows, Spain).Select(guess => guess.Field);
        Assert.Equal([ImportField.Observation, ImportField.CustomerEmail, ImportField.Observation, ImportField.Received], fields);
    }

    [Fact]
    public void A_person_may_overrule_any_guess()
    {
        var plan = Plan("Asunto", "Notas").With("Notas", ImportField.Subject);
        Assert.Equal([ImportField.Observation, ImportField.Subject], plan.Columns.Select(column => column.Field));
        Assert.Equal("import.no-such-column", Assert.Throws<RefusedException>(() => plan.With("Otra", ImportField.Reason)).Refusal.Code);
        Assert.Null(plan.WhyNotUse());
    }

    [Fact]
    public void A_plan_that_makes_no_sense_says_why()
    {
        Assert.Equal(ImportPlan.NoContent, Plan("a1", "b1").WhyNotUse());
        var twice = Plan("Asunto") with { Columns = [new("a", ImportField.Subject), new("b", ImportField.Subject)] };
        Assert.Equal(("import.field-twice", "Subject"), (twice.WhyNotUse()!.Code, twice.WhyNotUse()!.Arguments[0]));
    }

    [Fact]
    public void Equal_and_blank_headers_are_told_apart()
    {
        var plan = Plan("Tema", "Tema", "", " ");
        Assert.Equal(["Tema", "Tema (2)", "#3", "#4"], plan.Columns.Select(column => column.Key));
        Assert.Equal(["a", "b", null, null], plan.Cells(["a", "b"]).Values);
        Assert.Equal("z", plan.Cells(["a", "b", "c", "d", "z"])["+5"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"encoding":"utf-7","delimiter":",","columns":[{"key":"a","field":"Subject"}]}""")]
    [InlineData("""{"encoding":"utf-8","delimiter":",","columns":[null]}""")]
    [InlineData("""{"encoding":"utf-8","delimiter":",","columns":[{"key":"a","field":"Nonsense"}]}""")]
    public void A_broken_plan_is_refused(string json) => Assert.Equal(ImportPlan.NotAPlan, Assert.Throws<RefusedException>(() => ImportPlan.FromJson(json)).Refusal);

    [Fact]
    public void A_plan_survives_being_stored() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<NonNull<string>[], int>(
                (headers, seed) =>
                {
                    if (headers.Length == 0)
                        return true;
                    var plan = Plan([.. headers.Select(header => header.Get)]).Meaning(ImportField.Channel, "10", "phone") with
                    {
                        RepairDoubleEncoding = seed % 2 == 0,
                        Delimiter = ",;\t|"[(int)((uint)seed % 4)],
                    };
                    plan = plan.With(plan.Columns[0].Key, ImportField.Received, (DateOrder)((uint)seed % 3));
                    var back = ImportPlan.FromJson(plan.ToJson());
                    return back.Columns.SequenceEqual(plan.Columns)
                        && back.ToJson() == plan.ToJson()
                        && back.Meanings[ImportField.Channel]["10"] == "phone"
                        && (back.Delimiter, back.Encoding, back.RepairDoubleEncoding) == (plan.Delimiter, plan.Encoding, plan.RepairDoubleEncoding);
                }
            )
        );

    private static ImportPlan Plan(params string[] header) => ImportPlan.Guess(EncodingGuess.From("a"u8), DelimiterGuess.From("a;b"), header, [], Spain);
}
