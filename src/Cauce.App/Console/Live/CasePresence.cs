using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Console.Live;

/// <summary>That a member of staff has a case open: a row that is soon forgotten, in the database so that all nodes share it.</summary>
public sealed class CasePresence
{
    public Id<Case> CaseId { get; private set; }

    public Guid StaffId { get; private set; }

    public DateTimeOffset SeenAt { get; private set; }
}

internal sealed class Mapping : IEntityTypeConfiguration<CasePresence>
{
    public void Configure(EntityTypeBuilder<CasePresence> presence)
    {
        presence.ToTable("case_presence").HasKey(p => new { p.CaseId, p.StaffId });
        presence.HasIndex(p => p.SeenAt);
    }
}
