using Cauce.App.Cases;
using Cauce.App.Communication;
using Cauce.Domain.Cases;

namespace Cauce.App.Console.Desk.Intake;

/// <summary>
/// Takes a case in, and where one or two words put it right, solves and closes it in the same visit: the same acts as
/// ever, one after the other, so that the history tells each.
/// </summary>
public sealed class SolveNow(RegisterCase register, ProposeSolution propose, AnswerSolutionForCustomer answer, CloseCase close, SayInCase say) : IAct
{
    public static readonly Refusal OnlyMinor = new("intake.only-minor") { Field = "Severity" };
    public static readonly Refusal OnlyLight = new("intake.only-light") { Field = "Kind" };
    public static readonly Refusal SolutionMissing = new("intake.solution-missing") { Field = "Solution" };

    private static readonly string[] Steps = ["listen", "apologise", "ask", "explain"];

    /// <exception cref="RefusedException">It cannot be registered; or it is to be solved at once and is not light and minor.</exception>
    public async Task<Registered> Do(IntakeInput input, Kind? kind, Actor actor, CancellationToken cancel = default)
    {
        if (input.Solve)
            WhyNot(input, kind).Enforce();
        var registration = input.AsRegistration();
        registration.OnRecord = Id<Domain.Customers.Customer>.Parse(input.CustomerId);
        if (input.Solve && actor.Id is { } id)
            registration.Owner = new Owner(id, actor.Name, actor.May(Permission.OwnSeriousCases));
        var registered = await register.Do(registration, actor, cancel);
        await KeepGuide(registered.Number, input, actor, cancel);
        if (input.Solve)
            await Solve(registered.Number, input, kind!, actor, cancel);
        return registered;
    }

    /// <summary>Asked before anything is written.</summary>
    private static Refusal? WhyNot(IntakeInput input, Kind? kind)
    {
        if (Choice.Read<Severity>(input.Severity, "Severity") >= Severity.Serious) return OnlyMinor;
        if (kind?.Rigour == Rigour.Full) return OnlyLight;
        if (string.IsNullOrWhiteSpace(input.Solution)) return SolutionMissing;
        return kind?.NeedsAcceptance == true && string.IsNullOrWhiteSpace(input.Evidence) ? CaseRefusals.EvidenceMissing : null;
    }

    private async Task Solve(string number, IntakeInput input, Kind kind, Actor actor, CancellationToken cancel)
    {
        await propose.Do(number, new ProposeSolution.Input { Text = input.Solution, WithApology = input.Guide.Contains("apologise") }, actor, cancel);
        if (kind.NeedsAcceptance)
            await answer.Do(number, new AnswerSolutionForCustomer.Input { Accepted = true, Evidence = input.Evidence }, actor, cancel);
        await close.Do(number, new CloseCase.Input(), actor, cancel);
    }

    /// <summary>What was done of listening, apologising, asking and explaining stays with the case, as a note.</summary>
    private async Task KeepGuide(string number, IntakeInput input, Actor actor, CancellationToken cancel)
    {
        var taken = Steps.Where(input.Guide.Contains).Select(Word).ToList();
        if (taken.Count > 0 && actor.May(Permission.WorkCases))
            await say.Do(number, new SayInCase.Input { Kind = "note", Text = $"{Texts.GuideKept}: {string.Join(", ", taken)}." }, actor, cancel);
    }

    private static string Word(string step) => step switch
    {
        "listen" => Texts.GuideListen,
        "apologise" => Texts.GuideApologise,
        "ask" => Texts.GuideAsk,
        _ => Texts.GuideExplain,
    };
}
