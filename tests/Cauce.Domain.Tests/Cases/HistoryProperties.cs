using Cauce.Domain.Cases;
using Cauce.Domain.Common;
using FsCheck;
using FsCheck.Fluent;
using static Cauce.Domain.Tests.Cases.SomeCase;

namespace Cauce.Domain.Tests.Cases;

/// <summary>What holds for every history, detail and number.</summary>
public sealed class HistoryProperties
{
    private static readonly Arbitrary<string> AnyText = Gen.ArrayOf(Gen.Elements("a", "ñ", "=", "\\", "\n", "\\n", "\r", "", " ", "\U0001F600", "case"))
        .Select(parts => string.Concat(parts)).ToArbitrary();

    [Fact]
    public void Details_come_back_as_they_were_written() =>
        Prop.ForAll(AnyText, AnyText, (one, other) =>
        {
            var read = Details.Parse(new Details { { "one", one }, { "nothing", null }, { "other", other } }.ToString());
            return read.Count == 2 && read["one"] == one && read["other"] == other;
        }).QuickCheckThrowOnFailure();

    [Fact, Trait("Req", "A20"), Trait("Req", "B23")]
    public void Every_history_is_chained_without_gaps_to_the_case_as_it_stands() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 7)).ToArbitrary(), steps =>
        {
            var some = new SomeCase();
            foreach (var step in steps)
                Take(some, step);
            var entries = some.Case.TakeFreshHistory();
            byte[] previous = [];
            for (var i = 0; i < entries.Count; previous = entries[i].Hash, i++)
                if (entries[i].Index != i + 1 || !entries[i].HashAfter(previous).SequenceEqual(entries[i].Hash))
                    return false;
            return previous.SequenceEqual(some.Case.HistoryHash) && entries.Count == some.Case.HistoryLength
                && entries[^1].StateDigest.SequenceEqual(some.Case.StateDigest()) && some.Case.Version == entries.Count;
        }).QuickCheckThrowOnFailure();

    [Fact, Trait("Req", "A06")]
    public void Two_numbers_of_a_series_are_never_the_same_and_keep_their_order()
    {
        var kind = KindOf("claim");
        Prop.ForAll(Gen.Choose(1, 999_999).ToArbitrary(), Gen.Choose(1, 999_999).ToArbitrary(), Gen.Choose(2020, 2040).ToArbitrary(), (a, b, year) =>
            Math.Sign(string.CompareOrdinal(CaseNumber.Format(kind, year, a), CaseNumber.Format(kind, year, b))) == a.CompareTo(b)
            && CaseNumber.Format(kind, year, a) != CaseNumber.Format(kind, year + 1, a)
            && CaseNumber.CounterOf(kind, year) != CaseNumber.CounterOf(kind, year + 1)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("{series}-{year}-{n:6}", true)]
    [InlineData("{series}.{n}", true)]
    [InlineData("{series}/{n}", false)]
    [InlineData("{n:6}", false)]
    [InlineData("{series}-{year}", false)]
    [InlineData("{series}-{n}-{n:3}", false)]
    [InlineData("{series}-{n:0}", false)]
    [InlineData("{series}{n}", false)]
    [InlineData("{series}-{year}{n}", false)]
    public void A_format_that_could_write_one_number_twice_is_refused(string format, bool good) =>
        Assert.Equal(good, CaseNumber.WhyNotFormat(format) is null);

    private static void Take(SomeCase some, int step)
    {
        try
        {
            switch (step)
            {
                case 0: some.Classify(Severity.Minor); break;
                case 1: some.Classify(Severity.Serious); break;
                case 2: some.Analyse("Causa", "Consecuencias"); break;
                case 3: some.Propose(); break;
                case 4: some.Case.Accept(some.Solution!, null, Carmen, some.Later()); break;
                case 5: some.Case.Close(Ana, some.Later()); break;
                case 6: some.Case.Reopen("otra vez", Ana, some.Later()); break;
                default: some.Case.LookAtClocks(some.Later(TimeSpan.FromDays(4))); break;
            }
        }
        catch (RefusedException)
        {
            // What is refused must leave no trace: that is what the property looks at.
        }
    }
}
