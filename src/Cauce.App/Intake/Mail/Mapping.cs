using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Intake.Mail;

internal sealed class Mapping : IEntityTypeConfiguration<Mailbox>, IEntityTypeConfiguration<IncomingMail>, IEntityTypeConfiguration<MailContent>,
    IEntityTypeConfiguration<MailFile>, IEntityTypeConfiguration<BlockedSender>
{
    public void Configure(EntityTypeBuilder<Mailbox> mailbox)
    {
        mailbox.ToTable("mailboxes").HasKey(m => m.Id);
        mailbox.HasIndex(m => m.Name).IsUnique();
        mailbox.HasIndex(m => m.AddressKey).IsUnique();
        mailbox.HasIndex(m => m.Branch);
    }

    /// <summary>Its case is no foreign key: where a case is erased, the mail it came of must still be known when the server shows it again.</summary>
    public void Configure(EntityTypeBuilder<IncomingMail> mail)
    {
        mail.ToTable("incoming_mails").HasKey(m => m.Id);
        mail.Ignore(m => m.IsKept);
        mail.HasOne<Mailbox>().WithMany().HasForeignKey(m => m.MailboxId).OnDelete(DeleteBehavior.Restrict);
        mail.HasIndex(m => new { m.MailboxId, m.Identity }, "ix_incoming_mails_identity").IsUnique();
        mail.HasIndex(m => m.Seq, "ix_incoming_mails_order").IsUnique();
        mail.HasIndex(m => m.Seq, "ix_incoming_mails_to_sort").HasFilter("next_try_at IS NOT NULL");
        mail.HasIndex(m => new { m.State, m.Branch, m.Seq }, "ix_incoming_mails_state");
        mail.HasIndex(m => m.MessageId, "ix_incoming_mails_message_id").HasFilter("message_id IS NOT NULL");
        mail.HasIndex(m => m.CaseId, "ix_incoming_mails_case").HasFilter("case_id IS NOT NULL");
        mail.HasIndex(m => m.AnsweredAt, "ix_incoming_mails_answered").HasFilter("answered_at IS NOT NULL");
        mail.HasIndex(m => new { m.FromAddress, m.StoredAt }, "ix_incoming_mails_sender");
    }

    public void Configure(EntityTypeBuilder<MailContent> content)
    {
        content.ToTable("mail_contents").HasKey(c => c.Id);
        content.HasOne<IncomingMail>().WithOne().HasForeignKey<MailContent>(c => c.Id);
    }

    public void Configure(EntityTypeBuilder<MailFile> file)
    {
        file.ToTable("mail_files").HasKey(f => new { f.MailId, f.Position });
        file.HasOne<IncomingMail>().WithMany().HasForeignKey(f => f.MailId);
    }

    public void Configure(EntityTypeBuilder<BlockedSender> blocked) => blocked.ToTable("blocked_senders").HasKey(b => b.Rule);
}
