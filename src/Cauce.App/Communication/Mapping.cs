using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Communication;

internal sealed class Mapping : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<OutboxMessage>,
    IEntityTypeConfiguration<CaseMention>, IEntityTypeConfiguration<Draft>, IEntityTypeConfiguration<LetterText>,
    IEntityTypeConfiguration<MessengerAccount>, IEntityTypeConfiguration<Conversation>, IEntityTypeConfiguration<ConversationCase>,
    IEntityTypeConfiguration<WaitingMessage>, IEntityTypeConfiguration<WaitingFile>, IEntityTypeConfiguration<MessageRead>,
    IEntityTypeConfiguration<Unwanted>
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
        message.HasIndex(m => new { m.ConversationId, m.CarriedAs }).HasFilter("carried_as IS NOT NULL");
        message.HasIndex(m => m.About).HasFilter("about IS NOT NULL");
        message.HasIndex(m => m.SentAt).HasFilter("sent_at IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<CaseMention> mention)
    {
        mention.ToTable("case_mentions").HasKey(m => new { m.MessageId, m.StaffId });
        mention.HasOne<Message>().WithMany().HasForeignKey(m => m.MessageId);
        mention.HasIndex(m => new { m.StaffId, m.CaseId }).HasFilter("read_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<MessengerAccount> account)
    {
        account.ToTable("messenger_accounts").HasKey(a => a.Id);
        account.HasIndex(a => a.Name).IsUnique();
    }

    /// <summary>Its case and its customer are no foreign keys: whoever was erased may still write, and is somebody new then.</summary>
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.ToTable("conversations").HasKey(c => c.Id);
        conversation.HasOne<MessengerAccount>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Restrict);
        conversation.HasIndex(c => new { c.AccountId, c.Peer }).IsUnique();
        conversation.HasIndex(c => c.CaseId).HasFilter("case_id IS NOT NULL");
        conversation.HasIndex(c => c.Phone).HasFilter("phone IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ConversationCase> about)
    {
        about.ToTable("conversation_cases").HasKey(c => new { c.ConversationId, c.CaseId });
        about.HasOne<Conversation>().WithMany().HasForeignKey(c => c.ConversationId);
        about.HasIndex(c => c.CaseId);
    }

    public void Configure(EntityTypeBuilder<LetterText> text) =>
        text.ToTable("letter_texts").HasKey(t => new { t.Letter, t.Language, t.Version });

    public void Configure(EntityTypeBuilder<Draft> draft) =>
        draft.ToTable("drafts").HasKey(d => new { d.CaseId, d.StaffId, d.Kind });

    public void Configure(EntityTypeBuilder<WaitingMessage> reply)
    {
        reply.ToTable("waiting_messages").HasKey(w => w.Id);
        reply.HasOne<Case>().WithMany().HasForeignKey(w => w.CaseId);
        reply.HasIndex(w => w.DueAt).HasFilter("failed_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<WaitingFile> file) =>
        file.ToTable("waiting_files").HasKey(f => new { f.MessageId, f.Position });

    public void Configure(EntityTypeBuilder<Unwanted> unwanted)
    {
        unwanted.ToTable("unwanted_letters").HasKey(u => u.AddressKey);
    }

    public void Configure(EntityTypeBuilder<MessageRead> read)
    {
        read.ToTable("message_reads").HasKey(r => new { r.MessageId, r.StaffId });
        read.HasOne<Message>().WithMany().HasForeignKey(r => r.MessageId);
        read.HasIndex(r => r.CaseId);
    }
}
