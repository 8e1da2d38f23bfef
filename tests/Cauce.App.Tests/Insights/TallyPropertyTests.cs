using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.App.Data.Doctor;
using Cauce.App.Insights;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Insights;

/// <summary>Whatever is done to cases, in whatever order, the stored figures are what counting would give.</summary>
public sealed class TallyPropertyTests
{
    private static readonly Dimension[] Counted =
        [Dimensions.Kind, Dimensions.Reason, Dimensions.Stage, Dimensions.Priority, Dimensions.Severity, Dimensions.Origin, Dimensions.Channel, Dimensions.Customer];

    [Theory, Trait("Req", "E26"), Trait("Req", "B25")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_any_acts_the_tally_the_count_and_the_rebuilt_tally_agree(int seed)
    {
        await using var world = await World.Fresh();
        var random = new Random(seed);
        var cases = await Register(world, random);
        for (var i = 0; i < 120; i++)
            await TrySomething(world, cases[random.Next(cases.Count)], random);
        await TallyEqualsCount(world);
        await Rebuild(world);
        await TallyEqualsCount(world);
    }

    [Fact]
    public async Task A_spoiled_tally_is_put_right_by_counting_again()
    {
        await using var world = await World.Fresh();
        await Register(world, new Random(4));
        await using (var db = world.Db())
            await db.Database.ExecuteSqlRawAsync("UPDATE tally SET n = n + 1 WHERE figure = 1");
        await Rebuild(world);
        await TallyEqualsCount(world);
    }

    private static async Task<List<Id<Case>>> Register(World world, Random random)
    {
        var past = new PastCases(world);
        var cases = new List<Id<Case>>();
        for (var i = 0; i < 12; i++)
            cases.Add(await past.Add(new PastCase($"2026-0{random.Next(1, 7)}-1{random.Next(10)}T0{random.Next(10)}:15Z")
            {
                Branch = random.Next(1, 3),
                Kind = random.Next(6) == 0 ? "misconductReport" : "incident",
                Channel = random.Next(2) == 0 ? "web" : "phone",
                Severity = (Severity)random.Next(1, 4),
            }));
        return cases;
    }

    /// <summary>One verb at random; what the domain refuses leaves no trace.</summary>
    private static async Task TrySomething(World world, Id<Case> id, Random random)
    {
        var (verb, days, severity) = (random.Next(8), random.NextDouble() * 20, (Severity)random.Next(1, 4));
        try
        {
            await world.Services.GetRequiredService<Writer>().Do(async work =>
            {
                var @case = await work.Case(id);
                var at = @case.ReceivedAt.AddDays(days);
                var solution = @case.SolutionId is { } known ? await work.Db.Set<Solution>().AsTracking().FirstOrDefaultAsync(s => s.Id == known) : null;
                var owner = new Owner(Guid.CreateVersion7(), "Luis", MayOwnSerious: true);
                switch (verb)
                {
                    case 0: @case.Classify(Classify(severity), owner, owner, Actor.System, at); break;
                    case 1: @case.Assign(owner, null, Actor.System, at); break;
                    case 2: Propose(@case, at, work); break;
                    case 3: @case.Accept(solution ?? throw new MissingException("solution"), "Sí", Actor.System, at); break;
                    case 4: @case.Reject(solution ?? throw new MissingException("solution"), "No", Actor.System, at); break;
                    case 5: @case.Close(Actor.System, at); break;
                    case 6: @case.Reopen("Otra vez", Actor.System, at); break;
                    default: @case.LookAtClocks(at.AddDays(30)); break;
                }
            });
        }
        catch (Exception no) when (no is RefusedException or MissingException)
        {
            // The tally must not have noticed: the comparison at the end says whether it has.
        }
    }

    private static Classification Classify(Severity severity) => new() { Severity = severity, Urgency = Urgency.High, Reason = severity == Severity.Minor ? null : "wrongQuantity" };

    private static void Propose(Case @case, DateTimeOffset at, Work work)
    {
        if (@case.IsSerious && @case.AnalysedAt is null)
        {
            var analysis = new Analysis(@case.Id);
            analysis.Write("Causa", "Consecuencia", 2, 2, Actor.System, at);
            if (@case.ClassifiedAt is null)
                CaseRefusals.NotClassified.Enforce();
            @case.RecordAnalysis(analysis, Actor.System, at);
            work.Insert(analysis);
        }
        var solution = new Solution(Id<Solution>.New(at), @case.Id, "Se repone", Actor.System, at);
        @case.Propose(solution, Actor.System, at);
        work.Insert(solution);
    }

    private static async Task Rebuild(World world) =>
        Assert.Equal(12, await world.Services.GetRequiredService<RebuildTally>().Do(Actor.System, (_, _) => { }));

    private static async Task TallyEqualsCount(World world)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var measures = scope.ServiceProvider.GetRequiredService<ReadMeasures>();
        var everyone = Actor.System with { Id = Guid.CreateVersion7() };
        var tallied = new CaseFilter();
        var counted = new CaseFilter { Severities = [Severity.Minor, Severity.Serious, Severity.Critical] };
        Assert.NotNull(measures.TallyFor(everyone, tallied));
        Assert.Null(measures.TallyFor(everyone, counted));
        Assert.Equivalent(await measures.Sum(everyone, counted), await measures.Sum(everyone, tallied), strict: true);
        foreach (var by in Counted)
            Assert.Equal(await measures.CountBy(everyone, counted, by), await measures.CountBy(everyone, tallied, by));
        Assert.Equivalent(await measures.SumBy(everyone, counted, Dimensions.Month), await measures.SumBy(everyone, tallied, Dimensions.Month), strict: true);
        Assert.Equivalent(await measures.SumBy(everyone, counted, Dimensions.Branch), await measures.SumBy(everyone, tallied, Dimensions.Branch), strict: true);
        var examination = await world.Services.GetRequiredService<Doctor>().Examine();
        Assert.Empty(examination.Findings.Where(f => f.Where.Contains("tally", StringComparison.OrdinalIgnoreCase)));
    }
}
