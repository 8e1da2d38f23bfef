using Cauce.Domain.Intake.Chats;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Intake.Chats;

internal sealed class Mapping : IEntityTypeConfiguration<Chat>, IEntityTypeConfiguration<ChatLine>, IEntityTypeConfiguration<ChatDesk>
{
    public void Configure(EntityTypeBuilder<Chat> chat)
    {
        chat.ToTable("chats").HasKey(c => c.Id);
        chat.Ignore(c => c.IsOpen);
        chat.Property(c => c.Version).IsConcurrencyToken();
        chat.HasIndex(c => c.KeyHash).IsUnique();
        chat.HasIndex(c => c.StartedAt);
        chat.HasIndex(c => new { c.Branch, c.LastAt }, "ix_chats_open").HasFilter("ended_at IS NULL");
        chat.HasIndex(c => c.CaseNumber).HasFilter("case_number IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<ChatLine> line)
    {
        line.ToTable("chat_lines").HasKey(l => l.Id);
        line.Ignore(l => l.IsVisitors);
        line.HasOne<Chat>().WithMany().HasForeignKey(l => l.ChatId).OnDelete(DeleteBehavior.Cascade);
        line.HasIndex(l => new { l.ChatId, l.Position }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ChatDesk> desk)
    {
        desk.ToTable("chat_desks").HasKey(d => d.Id);
        desk.Property(d => d.Id).ValueGeneratedNever();
    }
}
