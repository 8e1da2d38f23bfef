using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Intake.Messengers;

internal sealed class Mapping : IEntityTypeConfiguration<IncomingMessage>
{
    /// <summary>Its case is no foreign key: where a case is erased, the message it came of must still be known when the messenger posts it again.</summary>
    public void Configure(EntityTypeBuilder<IncomingMessage> message)
    {
        message.ToTable("incoming_messages").HasKey(m => m.Id);
        message.HasOne<MessengerAccount>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);
        message.HasIndex(m => new { m.AccountId, m.Identity }, "ix_incoming_messages_identity").IsUnique();
        message.HasIndex(m => m.Seq, "ix_incoming_messages_order").IsUnique();
        message.HasIndex(m => m.Seq, "ix_incoming_messages_to_sort").HasFilter("next_try_at IS NOT NULL");
        message.HasIndex(m => new { m.AccountId, m.Peer, m.Seq }, "ix_incoming_messages_peer").HasFilter("next_try_at IS NOT NULL");
        message.HasIndex(m => new { m.State, m.Branch, m.Seq }, "ix_incoming_messages_state");
        message.HasIndex(m => m.CaseId, "ix_incoming_messages_case").HasFilter("case_id IS NOT NULL");
        message.HasIndex(m => new { m.ConversationId, m.StoredAt }, "ix_incoming_messages_conversation");
    }
}
