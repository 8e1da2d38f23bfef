namespace Cauce.App.Data.Demo;

/// <summary>Chance that falls the same way for the same seed, so that a demo can be told again.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>Dice of their own for the n-th thing: it falls the same however often it is made again.</summary>
    public static Dice For(int seed, int n) => new(unchecked((seed * 1_000_003) + (n * 7919) + 17));

    public int Below(int limit) => random.Next(limit);

    public int Between(int least, int most) => random.Next(least, most + 1);

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Of<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public T Weighted<T>(IReadOnlyList<T> choices, Func<T, double> weight)
    {
        var left = random.NextDouble() * choices.Sum(weight);
        foreach (var choice in choices)
        {
            left -= weight(choice);
            if (left < 0)
                return choice;
        }
        return choices[^1];
    }

    /// <summary>Early entries of a list come up far more often than late ones, as with customers and articles.</summary>
    public T Skewed<T>(IReadOnlyList<T> choices) => choices[(int)(choices.Count * Math.Pow(random.NextDouble(), 2.2))];

    /// <summary>An exponential wait with this mean.</summary>
    public double Wait(double mean) => -mean * Math.Log(1 - random.NextDouble());

    /// <summary>A UUIDv7 of that moment.</summary>
    public Guid Id(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 5; i >= 0; i--, milliseconds >>= 8)
            bytes[i] = (byte)milliseconds;
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0f));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        return new Guid(bytes, bigEndian: true);
    }
}
