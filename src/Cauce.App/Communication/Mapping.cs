using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Communication;

internal sealed class Mapping : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("messages").HasKey(m => m.Id);
        message.Ignore(m => m.IsForCustomer);
        message.HasOne<Case>().WithMany().HasForeignKey(m => m.CaseId);
        message.HasIndex(m => new { m.CaseId, m.At });
    }

    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("outbox").HasKey(m => m.Id);
        message.HasIndex(m => m.NextTryAt).HasFilter("next_try_at IS NOT NULL");
        message.HasIndex(m => m.CaseId);
        message.HasIndex(m => new { m.AddressKey, m.CreatedAt });
    }
}
