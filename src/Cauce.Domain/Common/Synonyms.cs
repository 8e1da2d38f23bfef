using System.Collections.Frozen;

namespace Cauce.Domain.Common;

/// <summary>Words that say "a case" and nothing about which one, and words too common to find anything by.</summary>
public static class Synonyms
{
    // A case may be called caso, incidencia or reclamación by whoever registers it: as search words the three are equal.
    private static readonly FrozenSet<string> CaseWords = new[] { "caso", "incidencia", "reclamacion", "case", "incident", "claim" }
        .Select(SpanishStem.Of)
        .ToFrozenSet();

    private static readonly FrozenSet<string> Frequent =
        "a al con de del e el en es la las le les lo los me mi nos o os para pero por que se si sin su sus te tu un una uno unos unas y ya an and are as at be by for from in is it my of on or our that the this to was we with you your"
            .Split(' ')
            .ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CaseLookup = CaseWords.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FrequentLookup = Frequent.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the word, as any number or gender of it, only means "case": caso, incidencias, reclamación, claims.</summary>
    public static bool MeansCase(string word) => MeansCase(Fold.Words(word).AsSpan(), SpanishStem.Of(Fold.Words(word)));

    internal static bool MeansCase(ReadOnlySpan<char> folded, ReadOnlySpan<char> stem) =>
        // "case" stems to "cas", which as a word of its own is somebody's abbreviation.
        folded.Length >= 4 && CaseLookup.Contains(stem);

    internal static bool IsFrequent(ReadOnlySpan<char> folded) => FrequentLookup.Contains(folded);
}
