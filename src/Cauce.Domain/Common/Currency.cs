using System.Collections.Frozen;

namespace Cauce.Domain.Common;

/// <summary>A currency by its ISO 4217 code, with the number of its decimals.</summary>
public readonly record struct Currency
{
    public static readonly Refusal Unknown = new("money.currency-unknown");
    public static readonly Currency Euro = new("EUR");

    // ISO 4217, list one: every currency with other than two decimals.
    private static readonly FrozenSet<string> NoDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".Split(' ').ToFrozenSet();
    private static readonly FrozenSet<string> ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND".Split(' ').ToFrozenSet();

    private readonly string? _code;

    private Currency(string code) => _code = code;

    /// <summary>Three capitals; XXX ("no currency" in ISO 4217) where none was ever given.</summary>
    public string Code => _code ?? "XXX";

    public int Decimals => NoDecimals.Contains(Code) ? 0 : ThreeDecimals.Contains(Code) ? 3 : 2;

    internal decimal Scale => Decimals switch
    {
        0 => 1m,
        3 => 1000m,
        _ => 100m,
    };

    /// <exception cref="RefusedException"><see cref="Unknown"/> when it is not three letters.</exception>
    public static Currency Of(string? code)
    {
        var trimmed = (code ?? "").Trim();
        if (trimmed.Length != 3 || !trimmed.All(char.IsAsciiLetter))
            throw Unknown.AsException();
        return new Currency(trimmed.ToUpperInvariant());
    }

    public override string ToString() => Code;
}
