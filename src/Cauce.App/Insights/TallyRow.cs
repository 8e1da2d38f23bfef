using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Insights;

/// <summary>How many cases count in a figure.</summary>
public sealed class TallyRow
{
    public Figure Figure { get; private set; }

    public int Branch { get; private set; }

    public int Period { get; private set; }

    public string Key { get; private set; } = "";

    public long N { get; private set; }
}

internal sealed class Mapping : IEntityTypeConfiguration<TallyRow>
{
    public void Configure(EntityTypeBuilder<TallyRow> tally)
    {
        tally.ToTable("tally").HasKey(t => new { t.Figure, t.Branch, t.Period, t.Key });
        Elapsed.Teach(tally.Metadata.Model);
    }
}
