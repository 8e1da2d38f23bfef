using Cauce.Domain.Common;
using Cauce.Domain.Deadlines;
using static Cauce.Domain.Tests.Deadlines.Calendars;

namespace Cauce.Domain.Tests.Deadlines;

[Trait("Req", "A29")]
public sealed class ExplanationTests
{
    [Fact]
    public void Working_days_are_explained_with_what_was_skipped()
    {
        var explanation = Term.Parse("15wd").DueFrom(At("2026-03-27T10:15+01:00"), Madrid, "Ley 10/2025 art. 13").Explanation;

        Assert.Equal(
            "Recibido el viernes 27 de marzo de 2026. Plazo: 15 días hábiles (Ley 10/2025 art. 13). El día de la recepción no cuenta. "
            + "Se saltan 4 fines de semana y el festivo viernes 3 de abril (Viernes Santo). "
            + "Vence el lunes 20 de abril de 2026 a las 23:59 (hora de Madrid).",
            explanation.In("es"));
        Assert.Equal(
            "Received on Friday 27 March 2026. Term: 15 working days (Ley 10/2025 art. 13). The day of receipt does not count. "
            + "Skipped: 4 weekends and the holiday Friday 3 April (Good Friday, Viernes Santo). "
            + "Due on Monday 20 April 2026 at 23:59 (Madrid time).",
            explanation.In("en-GB"));
    }

    [Fact]
    public void Calendar_days_are_explained_without_skipping_any()
    {
        var explanation = Term.Parse("15d").DueFrom(At("2026-03-27T10:15+01:00"), Madrid, "TRLGDCU art. 21.2").Explanation;

        Assert.Equal(
            "Recibido el viernes 27 de marzo de 2026. Plazo: 15 días naturales (TRLGDCU art. 21.2). El día de la recepción no cuenta. "
            + "Cuentan todos los días, también los fines de semana y los festivos. Vence el sábado 11 de abril de 2026 a las 23:59 (hora de Madrid).",
            explanation.In("es-ES"));
        Assert.Equal(
            "Received on Friday 27 March 2026. Term: 15 calendar days (TRLGDCU art. 21.2). The day of receipt does not count. "
            + "Every day counts, weekends and holidays included. Due on Saturday 11 April 2026 at 23:59 (Madrid time).",
            explanation.In("en"));
    }

    [Fact]
    public void A_month_without_the_day_is_explained_as_each_country_sees_it()
    {
        var spain = Term.Parse("1m").DueFrom(Madrid.NoonOf("2026-01-31"), Madrid).Explanation;
        var peru = Term.Parse("1m,spill,roll").DueFrom(Lima.NoonOf("2026-01-31"), Lima).Explanation;

        Assert.Contains("Febrero no tiene día 31: el plazo acaba el último día del mes.", spain.In("es"), StringComparison.Ordinal);
        Assert.Contains("February has no day 31: the term ends on the last day of the month.", spain.In("en"), StringComparison.Ordinal);
        Assert.Contains("el plazo pasa al primer día hábil del mes siguiente, el lunes 2 de marzo.", peru.In("es"), StringComparison.Ordinal);
        Assert.EndsWith("Due on Monday 2 March 2026 at 23:59 (Lima time).", peru.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_day_that_rolls_says_why()
    {
        var explanation = Term.Parse("1m,roll").DueFrom(Bogota.NoonOf("2026-01-15"), Bogota).Explanation;

        Assert.Contains("El domingo 15 de febrero es inhábil: el plazo pasa al siguiente día hábil, el lunes 16 de febrero.", explanation.In("es"), StringComparison.Ordinal);
        Assert.Contains("Sunday 15 February is not a working day: the term moves to the next one, Monday 16 February.", explanation.In("en"), StringComparison.Ordinal);
        Assert.EndsWith("(hora de Bogotá).", explanation.In("es"), StringComparison.Ordinal);
    }

    [Fact]
    public void Hours_are_explained_to_the_minute()
    {
        var explanation = Term.Parse("2h").DueFrom(At("2026-03-27T23:15+01:00"), Madrid, "Ley 10/2025 art. 17.2");

        Assert.Equal(At("2026-03-28T01:15+01:00"), explanation.DueAt);
        Assert.Equal(
            "Recibido el viernes 27 de marzo de 2026 a las 23:15 (hora de Madrid). Plazo: 2 horas (Ley 10/2025 art. 17.2). "
            + "Las horas corren seguidas, también de noche y en días inhábiles. Vence el sábado 28 de marzo de 2026 a la 01:15 (hora de Madrid).",
            explanation.Explanation.In("es"));
    }

    [Fact]
    public void Office_hours_do_not_call_an_open_Saturday_skipped()
    {
        var overSaturday = Term.Parse("4wh").DueFrom(At("2026-03-27T14:00+01:00"), Shop);
        var overEaster = Term.Parse("4wh").DueFrom(At("2026-04-02T18:00+02:00"), Madrid with { Hours = Shop.Hours.On(Weekdays.Saturday) });

        Assert.Equal(At("2026-03-28T13:00+01:00"), overSaturday.DueAt);
        Assert.DoesNotContain("salta", overSaturday.Explanation.In("es"), StringComparison.Ordinal);
        Assert.Contains("Se saltan un fin de semana y el festivo viernes 3 de abril (Viernes Santo).", overEaster.Explanation.In("es"), StringComparison.Ordinal);
        Assert.Contains("Plazo: 4 horas de atención. Solo cuentan las horas de atención.", overEaster.Explanation.In("es"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_step_has_its_sentence_in_both_languages()
    {
        string[] codes = ["received", "last-word", "term", "receipt-excluded", "start-excluded", "every-day-counts", "date-to-date",
            "hours-run-on", "hours-of-office", "skipped", "month-end-last", "month-end-next", "rolled", "due"];

        Assert.Equal(codes.Order(), SpanishSentences.All.Keys.Order());
        Assert.Equal(codes.Order(), EnglishSentences.All.Keys.Order());
    }

    [Fact]
    public void The_stored_form_is_short_and_readable() =>
        Assert.Equal(
            """[["received","2026-03-27"],["term","1","wd"],["receipt-excluded"],["skipped","1"],["due","2026-03-30T23:59","Europe/Madrid"]]""",
            Term.Parse("1wd").DueFrom(At("2026-03-27T10:15+01:00"), Madrid).Explanation.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[[]]")]
    [InlineData("[null]")]
    public void What_is_not_an_explanation_is_not_read(string text) => Assert.Throws<FormatException>(() => Explanation.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("15")]
    [InlineData("wd")]
    [InlineData("15 wd")]
    [InlineData("-1d")]
    [InlineData("15x")]
    [InlineData("15d,later")]
    [InlineData("99999999999d")]
    public void What_is_not_a_term_is_refused(string text)
    {
        Assert.Equal("term.unreadable", Assert.Throws<RefusedException>(() => Term.Parse(text)).Refusal.Code);
        Assert.False(Term.TryParse(text, out _));
    }

    [Theory]
    [InlineData("0d")]
    [InlineData("3661d")]
    public void A_term_is_neither_empty_nor_endless(string text) =>
        Assert.Equal("term.out-of-range", Assert.Throws<RefusedException>(() => Term.Parse(text)).Refusal.Code);

    [Fact]
    public void A_term_may_end_when_the_office_closes() =>
        Assert.Equal(At("2026-05-28T19:00+02:00"), Term.Parse("3wd,cob").DueFrom(At("2026-05-25T10:00+02:00"), Shop).DueAt);
}
