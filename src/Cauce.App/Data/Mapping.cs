using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Data;

internal sealed class Mapping : IEntityTypeConfiguration<Counter>, IEntityTypeConfiguration<Secret>, IEntityTypeConfiguration<IdempotencyKey>
{
    public void Configure(EntityTypeBuilder<Counter> counter)
    {
        counter.ToTable("counters").HasKey(c => c.Name);
        counter.Property(c => c.Last);
    }

    public void Configure(EntityTypeBuilder<IdempotencyKey> key)
    {
        key.ToTable("idempotency_keys").HasKey(k => new { k.ApiKeyId, k.Key });
        key.HasIndex(k => k.At);
    }

    public void Configure(EntityTypeBuilder<Secret> secret)
    {
        secret.ToTable("secrets").HasKey(s => s.Name);
        secret.Property(s => s.Value);
    }
}
