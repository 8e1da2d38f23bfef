using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Communication.Incidents;

internal sealed class Mapping : IEntityTypeConfiguration<Circular>, IEntityTypeConfiguration<CircularLine>,
    IEntityTypeConfiguration<AffectedParty>, IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Circular> circular)
    {
        circular.ToTable("circulars").HasKey(c => c.Id);
        circular.Ignore(c => c.Words);
        circular.Property(c => c.Version).IsConcurrencyToken();
        circular.HasOne<Case>().WithMany().HasForeignKey(c => c.CaseId);
    }

    /// <summary>Two nodes that carry out the same line: the state lets only one of them commit.</summary>
    public void Configure(EntityTypeBuilder<CircularLine> line)
    {
        line.ToTable("circular_lines").HasKey(l => new { l.CircularId, l.Position });
        line.Ignore(l => l.WhyRefused);
        line.Property(l => l.State).IsConcurrencyToken();
        line.HasOne<Circular>().WithMany().HasForeignKey(l => l.CircularId).OnDelete(DeleteBehavior.Cascade);
        line.HasIndex(l => new { l.CircularId, l.CaseId }).IsUnique().HasFilter("case_id IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<AffectedParty> party)
    {
        party.ToTable("affected_parties").HasKey(p => p.Id);
        party.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId);
    }

    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notices").HasKey(n => n.Id);
        notice.HasOne<Case>().WithMany().HasForeignKey(n => n.CaseId);
        notice.HasIndex(n => new { n.CaseId, n.At });
    }
}
