using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using static Cauce.Domain.Tests.Cases.SomeCase;

namespace Cauce.Domain.Tests.Cases;

/// <summary>The whole table: what each verb answers at each stage of a case of full rigour.</summary>
public sealed class StageTests
{
    private static readonly Dictionary<string, Action<SomeCase>> Verbs = new()
    {
        ["acknowledge"] = some => some.Case.Acknowledge("email", Ana, some.Later()),
        ["classify"] = some => some.Classify(Severity.Minor),
        ["assign"] = some => some.Case.Assign(LuisOwns, null, Luis, some.Later()),
        ["restate"] = some => some.Case.Restate("Faltan dos cajas de seis.", Ana, some.Later()),
        ["analyse"] = some => some.Analyse("Causa", "Consecuencias"),
        ["override"] = some => some.Case.Override("Es urgente", Luis, some.Later()),
        ["contain"] = some => some.Act(ActionType.Containment),
        ["correct"] = some => some.Act(ActionType.Corrective),
        ["start"] = some => some.Case.Start(Ana, some.Later()),
        ["propose"] = some => some.Propose(),
        ["accept"] = some => some.Case.Accept(some.Solution!, "Lo dijo por teléfono", Ana, some.Later()),
        ["reject"] = some => some.Case.Reject(some.Solution!, "No basta", Ana, some.Later()),
        ["silence"] = some => some.Case.RecordSilence(some.Solution!, "Tres llamadas", Ana, some.Later(TimeSpan.FromDays(11))),
        ["close"] = some => some.Case.Close(Ana, some.Later()),
        ["reopen"] = some => some.Case.Reopen("Ha vuelto a pasar", Ana, some.Later()),
    };

    /// <summary>Verb, then the answer at registered, acknowledged, classified, analysis, inProgress, solved, accepted, closed; "-" is done.</summary>
    private static readonly string[] Table =
    [
        "acknowledge -  already-acknowledged already-acknowledged already-acknowledged already-acknowledged already-acknowledged already-acknowledged already-acknowledged",
        "classify    -  -                    -                    -                    -                    -                    -                    closed",
        "assign      -  -                    -                    -                    -                    -                    -                    closed",
        "restate     -  -                    -                    -                    -                    -                    -                    closed",
        "analyse     not-classified not-classified -              -                    -                    -                    -                    closed",
        "override    not-classified not-classified -              -                    nothing-to-override  nothing-to-override  nothing-to-override  closed",
        "contain     -  -                    -                    -                    -                    -                    -                    closed",
        "correct     not-classified not-classified analysis-missing analysis-missing   -                    -                    -                    closed",
        "start       not-classified not-classified analysis-missing analysis-missing   already-started      already-started      already-started      closed",
        "propose     not-classified not-classified analysis-missing analysis-missing   -                    solution-stands      already-accepted     closed",
        "accept      nothing-proposed nothing-proposed nothing-proposed nothing-proposed nothing-proposed   -                    already-accepted     closed",
        "reject      nothing-proposed nothing-proposed nothing-proposed nothing-proposed nothing-proposed   -                    already-accepted     closed",
        "silence     nothing-proposed nothing-proposed nothing-proposed nothing-proposed nothing-proposed   -                    already-accepted     closed",
        "close       not-solved not-solved   not-solved           not-solved           not-solved           not-accepted         -                    closed",
        "reopen      not-closed not-closed   not-closed           not-closed           not-closed           not-closed           not-closed           -",
    ];

    public static TheoryData<string, Stage, string> Cells()
    {
        var cells = new TheoryData<string, Stage, string>();
        foreach (var row in Table.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            for (var stage = Stage.Registered; stage <= Stage.Closed; stage++)
                cells.Add(row[0], stage, row[(int)stage]);
        return cells;
    }

    [Theory, MemberData(nameof(Cells)), Trait("Req", "A02"), Trait("Req", "A04"), Trait("Req", "A21")]
    public void Each_verb_answers_at_each_stage_as_the_table_says(string verb, Stage stage, string answer)
    {
        var some = SomeCase.At(stage);
        var version = some.Case.Version;
        var refusal = Record.Exception(() => Verbs[verb](some)) as RefusedException;
        Assert.Equal(answer, refusal?.Refusal.Code.Replace("case.", "", StringComparison.Ordinal) ?? "-");
        Assert.Equal(refusal is null, some.Case.Version > version);
    }

    [Fact]
    public void The_table_has_every_verb() => Assert.Equal(Verbs.Keys.Order(), Table.Select(line => line.Split(' ')[0]).Order());
}
