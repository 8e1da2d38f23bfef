using Cauce.Domain.Intake.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Intake.Calls;

internal sealed class Mapping : IEntityTypeConfiguration<Switchboard>, IEntityTypeConfiguration<HeardCall>, IEntityTypeConfiguration<IncomingCall>
{
    public void Configure(EntityTypeBuilder<Switchboard> switchboard)
    {
        switchboard.ToTable("switchboards").HasKey(s => s.Id);
        switchboard.Property(s => s.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<HeardCall> heard)
    {
        heard.ToTable("heard_calls").HasKey(h => h.Id);
        heard.HasIndex(h => h.At);
    }

    public void Configure(EntityTypeBuilder<IncomingCall> call)
    {
        call.ToTable("incoming_calls").HasKey(c => c.Call);
        call.HasIndex(c => new { c.StaffId, c.RingingAt });
        call.HasIndex(c => c.RingingAt);
    }
}
