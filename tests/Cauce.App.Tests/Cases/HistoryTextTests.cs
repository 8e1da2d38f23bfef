using Cauce.App.Data;
using System.Globalization;
using Cauce.App.Cases;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.Extensions.DependencyInjection;

namespace Cauce.App.Tests.Cases;

public sealed class HistoryTextTests(World world)
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-ES");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Fact, Trait("Req", "A20"), Trait("Req", "B24")]
    public void Everything_that_can_happen_has_a_sentence_in_both_languages()
    {
        var histories = typeof(CaseHistory).Assembly.GetTypes().Where(t => t is { IsAbstract: true, IsSealed: true } && t.Name.EndsWith("History", StringComparison.Ordinal)).ToList();
        Assert.Contains(typeof(MessageHistory), histories);
        var codes = histories.SelectMany(t => t.GetFields()).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).ToList();
        foreach (var code in codes)
        {
            var es = App.Cases.Texts.ResourceManager.GetString(HistoryText.KeyOf(code), Spanish);
            var en = App.Cases.Texts.ResourceManager.GetString(HistoryText.KeyOf(code), English);
            Assert.False(string.IsNullOrEmpty(es) || string.IsNullOrEmpty(en), code);
            Assert.NotEqual(es, en);
        }
    }

    [Fact]
    public void Every_value_of_an_enumeration_that_is_told_has_its_name()
    {
        Check<Stage>();
        Check<Severity>();
        Check<Urgency>();
        Check<Priority>();
        Check<Origin>();
        Check<ActionType>();
        Check<LinkType>();
        Check<Acceptance>();
        Check<ClosureOutcome>();
        Check<Domain.Deadlines.ClockName>();
    }

    [Fact]
    public void A_sentence_shows_names_dates_and_only_what_is_known()
    {
        var known = world.Services.GetRequiredService<Catalogue>().Current;
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid");
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = Spanish;
        var details = Details.Parse(new Details { { "severity", Severity.Serious }, { "urgency", Urgency.High }, { "priority", Priority.Top }, { "reason", "wrongQuantity" } }.ToString());
        Assert.Equal("Se clasificó: gravedad grave, urgencia alta, prioridad máxima, motivo «Cantidad distinta de la pedida».",
            HistoryText.Of(CaseHistory.Classified, details, known, zone));
        var serious = new Dictionary<string, string> { ["toName"] = "Luis", ["because"] = "serious" };
        Assert.Equal("Pasó a Luis, porque es grave y un agente no puede llevarlo.", HistoryText.Of(CaseHistory.Assigned, serious, known, zone));
        var due = new Dictionary<string, string> { ["clock"] = "answer", ["due"] = "2026-03-17T22:59:59.000Z" };
        Assert.Contains("17 de marzo de 2026 23:59", HistoryText.Of(CaseHistory.ClockBreached, due, known, zone).Replace(",", "", StringComparison.Ordinal));
    }

    private static void Check<T>() where T : struct, Enum => Assert.All(Enum.GetValues<T>(), value =>
        Assert.NotNull(App.Cases.Texts.ResourceManager.GetString($"{typeof(T).Name}_{Choice.Write(value)}", English)));
}
