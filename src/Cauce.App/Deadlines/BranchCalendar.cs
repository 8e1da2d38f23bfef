using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Deadlines;

/// <summary>An opening slot of a branch on one weekday; a slot that ends at 00:00 ends with the day.</summary>
public sealed class BranchHours
{
    public int BranchId { get; set; }

    public DayOfWeek Day { get; set; }

    public TimeOnly From { get; set; }

    public TimeOnly To { get; set; }
}

/// <summary>A holiday a branch adds to the national ones: regional, local, its own.</summary>
public sealed class BranchHoliday
{
    public int BranchId { get; set; }

    public DateOnly Date { get; set; }

    public string Name { get; set; } = "";

    /// <summary>The bulletin or decision it comes from.</summary>
    public string? Source { get; set; }
}

/// <summary>The terms of a kind; the row with kind <c>*</c> serves every kind that has none of its own.</summary>
public sealed class ClockTerms
{
    public string Kind { get; set; } = "*";

    /// <summary>See <see cref="Term.Parse"/>: <c>1wd</c>, <c>15d</c>.</summary>
    public string Acknowledge { get; set; } = "1wd";

    public string Progress { get; set; } = "5wd";

    public string Answer { get; set; } = "15d";

    /// <summary>Law or promise behind the answer's term.</summary>
    public string? Source { get; set; }

    public ClockPlan AsPlan() => new(Term.Parse(Acknowledge), Term.Parse(Progress), Term.Parse(Answer), Source);
}

internal sealed class Mapping :
    IEntityTypeConfiguration<BranchHours>, IEntityTypeConfiguration<BranchHoliday>, IEntityTypeConfiguration<ClockTerms>,
    IEntityTypeConfiguration<Clock>
{
    public void Configure(EntityTypeBuilder<BranchHours> hours) =>
        hours.ToTable("branch_hours").HasKey(h => new { h.BranchId, h.Day, h.From });

    public void Configure(EntityTypeBuilder<BranchHoliday> holiday) =>
        holiday.ToTable("branch_holidays").HasKey(h => new { h.BranchId, h.Date });

    public void Configure(EntityTypeBuilder<ClockTerms> terms) => terms.ToTable("clock_terms").HasKey(t => t.Kind);

    public void Configure(EntityTypeBuilder<Clock> clock)
    {
        clock.ToTable("clocks").HasKey(c => new { c.CaseId, c.Name });
        clock.Ignore(c => c.IsOpen);
        clock.Property(c => c.Term).HasConversion(term => term.ToString(), text => Term.Parse(text));
    }
}
