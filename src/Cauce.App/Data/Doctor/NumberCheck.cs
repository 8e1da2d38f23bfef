using Cauce.Domain.Cases;

namespace Cauce.App.Data.Doctor;

/// <summary>The order of registration and the numbers people see: every one there, none twice, as far as the counters say.</summary>
internal sealed class NumberCheck
{
    private readonly List<Finding> findings = [];
    private readonly HashSet<string> numbers = [];
    private long seq;

    /// <summary>In the order of registration.</summary>
    public void Add(Case @case)
    {
        if (@case.Seq != ++seq)
        {
            findings.Add(new Finding(@case.Number, $"the order of registration jumps from {seq - 1} to {@case.Seq}"));
            seq = @case.Seq;
        }
        numbers.Add(@case.Number);
    }

    /// <summary>Each counter gave all its numbers to cases that are there.</summary>
    public IEnumerable<Finding> Against(IReadOnlyList<Counter> counters, IReadOnlyList<Kind> kinds)
    {
        foreach (var finding in findings)
            yield return finding;
        if (counters.FirstOrDefault(c => c.Name == "case")?.Last is { } last && last != seq)
            yield return new Finding("counter case", $"it stands at {last} and the last case is {seq}");
        foreach (var counter in counters)
        {
            var missing = Missing(counter, kinds);
            if (missing is not null)
                yield return new Finding("counter " + counter.Name, $"no case has the number {missing}");
        }
    }

    /// <summary>The first number a counter gave that no case bears, in any format its kinds write.</summary>
    private string? Missing(Counter counter, IReadOnlyList<Kind> kinds)
    {
        var year = int.TryParse(counter.Name.Split('-')[^1], out var y) ? y : 0;
        var writers = kinds.Where(k => CaseNumber.CounterOf(k, year) == counter.Name).ToList();
        if (writers.Count == 0)
            return null;
        for (var n = 1L; n <= counter.Last; n++)
            if (!writers.Exists(k => numbers.Contains(CaseNumber.Format(k, year, n))))
                return CaseNumber.Format(writers[0], year, n);
        return null;
    }
}
