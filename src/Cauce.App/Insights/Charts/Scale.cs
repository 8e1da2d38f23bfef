namespace Cauce.App.Insights.Charts;

/// <summary>From numbers to heights, with round marks.</summary>
/// <param name="Top">Number at the top, a multiple of <paramref name="Step"/>.</param>
internal sealed record Scale(double Top, double Step, double Low, double High)
{
    private static readonly double[] Rounds = [1, 2, 2.5, 5, 10];

    /// <param name="largest">Largest number to show.</param>
    /// <param name="low">Where zero lies, in the drawing.</param>
    /// <param name="high">Where the top lies.</param>
    /// <param name="whole">Only whole numbers are marked.</param>
    public static Scale For(double largest, double low, double high, bool whole = true)
    {
        var rough = Math.Max(largest, whole ? 4 : 1) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Rounds.Select(r => r * power).First(s => s >= rough - 1e-9);
        if (whole)
            step = Math.Max(1, Math.Ceiling(step));
        return new Scale(step * Math.Max(1, Math.Ceiling((largest / step) - 1e-9)), step, low, high);
    }

    public double Y(double value) => Low - ((Low - High) * value / Top);

    public IEnumerable<double> Marks()
    {
        for (var mark = 0.0; mark <= Top + 1e-9; mark += Step)
            yield return mark;
    }
}
