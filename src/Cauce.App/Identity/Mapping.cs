using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Identity;

internal sealed class Mapping :
    IEntityTypeConfiguration<Staff>, IEntityTypeConfiguration<StaffBranch>, IEntityTypeConfiguration<Branch>,
    IEntityTypeConfiguration<ApiKey>, IEntityTypeConfiguration<SealKey>, IEntityTypeConfiguration<OneTimeLink>
{
    public void Configure(EntityTypeBuilder<Staff> staff) => staff.ToTable("staff").Ignore(s => s.MayOwnSerious);

    public void Configure(EntityTypeBuilder<StaffBranch> branch)
    {
        branch.ToTable("staff_branches").HasKey(b => new { b.StaffId, b.BranchId });
        branch.HasOne<Staff>().WithMany().HasForeignKey(b => b.StaffId);
        branch.HasOne<Branch>().WithMany().HasForeignKey(b => b.BranchId);
    }

    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("api_keys").HasKey(k => k.Id);
        key.HasIndex(k => k.Hash).IsUnique();
        key.HasOne<Staff>().WithMany().HasForeignKey(k => k.StaffId);
    }

    public void Configure(EntityTypeBuilder<Branch> branch)
    {
        branch.ComplexProperty(b => b.Signature);
        branch.ToTable("branches").HasKey(b => b.Id);
        branch.Property(b => b.Id).ValueGeneratedNever();
        branch.HasIndex(b => b.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SealKey> key) => key.ToTable("seal_keys").HasKey(k => k.Name);

    public void Configure(EntityTypeBuilder<OneTimeLink> link)
    {
        link.ToTable("one_time_links").HasKey(l => l.Hash);
        link.HasOne<Staff>().WithMany().HasForeignKey(l => l.StaffId);
    }
}
