using Cauce.App.Cases;
using Cauce.App.Communication.Incidents;
using Cauce.App.Communication.Macros;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Console.Lists;

/// <summary>One act on many cases. Each is done or refused for itself, in a transaction of its own.</summary>
public sealed class ChangeMany(AssignCase assign, ClassifyCase classify, CloseCase close, JoinIncident join, RunMacro run) : IAct
{
    public const int Most = 200;

    public static readonly Refusal NothingChosen = new("many.nothing-chosen");
    public static readonly Refusal TooMany = new("many.too-many");
    public static readonly Refusal Missing = new("many.missing");

    /// <returns>What became of each, in the order asked for.</returns>
    /// <exception cref="RefusedException">The act is none, or not permitted at all.</exception>
    public async Task<IReadOnlyList<Outcome>> Do(Input input, Actor actor, CancellationToken cancel = default)
    {
        var numbers = input.Number.Distinct(StringComparer.Ordinal).ToList();
        if (numbers.Count == 0)
            NothingChosen.Enforce();
        if (numbers.Count > Most)
            TooMany.With(Most).Enforce();
        var act = Prepare(input, actor, cancel);
        return await Task.WhenAll(numbers.Select(number => Try(number, act)));
    }

    private Func<string, Task> Prepare(Input input, Actor actor, CancellationToken cancel)
    {
        switch (Choice.Read<ManyAct>(input.Act, "Act"))
        {
            case ManyAct.Assign:
                actor.Must(Permission.WorkCases);
                var owner = Text.Line(input.Owner, "Owner");
                return number => assign.Do(number, new AssignCase.Input { Owner = owner }, actor, cancel);
            case ManyAct.Classify:
                actor.Must(Permission.WorkCases);
                var severity = Choice.Read<Severity>(input.Severity, "Severity") ?? throw (Text.Missing with { Field = "Severity" }).AsException();
                return number => classify.Do(number, new ClassifyCase.Input { Severity = Choice.Write(severity) }, actor, cancel);
            case ManyAct.Join:
                actor.Must(Permission.WorkCases);
                var parent = Text.Line(input.Parent, "Parent", 60);
                return number => join.Do(parent, number, actor, cancel);
            case ManyAct.Macro:
                actor.Must(Permission.WorkCases);
                var macro = input.Macro ?? throw (Text.Missing with { Field = "Macro" }).AsException();
                return number => run.Do(number, macro, actor, cancel);
            case ManyAct.Close:
                actor.Must(Permission.CloseCases);
                return number => close.Do(number, new CloseCase.Input(), actor, cancel);
            default:
                throw NothingChosen.AsException();
        }
    }

    private static async Task<Outcome> Try(string number, Func<string, Task> act)
    {
        try
        {
            await act(number);
            return new Outcome(number, null);
        }
        catch (RefusedException no)
        {
            return new Outcome(number, no.Refusal);
        }
        catch (MissingException)
        {
            return new Outcome(number, Missing);
        }
    }

    public enum ManyAct
    {
        Assign,
        Classify,
        Close,

        /// <summary>They become part of an incident.</summary>
        Join,

        /// <summary>All that a macro says.</summary>
        Macro,
    }

    public sealed class Input
    {
        public string? Act { get; set; }

        /// <summary>Numbers of the cases.</summary>
        public string[] Number { get; set => field = value ?? []; } = [];

        /// <summary>Id of a member of staff.</summary>
        public string? Owner { get; set; }

        public string? Severity { get; set; }

        /// <summary>Number of the incident's case.</summary>
        public string? Parent { get; set; }

        /// <summary>Id of a macro.</summary>
        public Guid? Macro { get; set; }

        /// <summary>Query of the list they were chosen in.</summary>
        public string? Back { get; set; }
    }

    /// <param name="Refused">Null: it is done.</param>
    public sealed record Outcome(string Number, Refusal? Refused);
}
