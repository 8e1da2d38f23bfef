namespace Cauce.Domain.Insights;

/// <summary>How far a share may be from the truth by chance: Wilson's score interval.</summary>
/// <remarks>E. B. Wilson (1927); formula as in NIST/SEMATECH e-Handbook, section 7.2.4.1.</remarks>
/// <param name="Low">Between 0 and 1.</param>
/// <param name="High">Between 0 and 1.</param>
public readonly record struct Wilson(double Low, double High)
{
    /// <summary>Below so many cases a share is shown as doubtful.</summary>
    public const int FewCases = 30;

    private const double NinetyFivePercent = 1.959963984540054;

    /// <param name="z">Quantile of the normal distribution; 95 % if absent.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no trials, or more successes than trials.</exception>
    public static Wilson Of(long successes, long trials, double z = NinetyFivePercent)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        var share = (double)successes / trials;
        var spread = z * z / trials;
        var centre = (share + (spread / 2)) / (1 + spread);
        var half = z * Math.Sqrt((share * (1 - share) / trials) + (spread / (4 * trials))) / (1 + spread);
        return new Wilson(successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
    }
}
