using Cauce.Domain.Intake.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Intake.Web;

internal sealed class Mapping : IEntityTypeConfiguration<AllowedSite>
{
    public void Configure(EntityTypeBuilder<AllowedSite> site) => site.ToTable("allowed_sites").HasKey(s => s.Origin);
}
