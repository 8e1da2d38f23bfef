using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Cases;

internal sealed class Mapping :
    IEntityTypeConfiguration<Case>, IEntityTypeConfiguration<HistoryEntry>, IEntityTypeConfiguration<Analysis>,
    IEntityTypeConfiguration<Solution>, IEntityTypeConfiguration<CaseAction>, IEntityTypeConfiguration<Attachment>,
    IEntityTypeConfiguration<CaseLink>, IEntityTypeConfiguration<CaseAccess>, IEntityTypeConfiguration<CaseDocument>,
    IEntityTypeConfiguration<Kind>, IEntityTypeConfiguration<CaseText>, IEntityTypeConfiguration<FileScan>, IEntityTypeConfiguration<Scanner>
{
    public void Configure(EntityTypeBuilder<Case> cases)
    {
        cases.ToTable("cases").HasKey(c => c.Id);
        cases.ComplexProperty(c => c.Circumstances);
        cases.ComplexProperty(c => c.Complainant);
        cases.ComplexProperty(c => c.Flow);
        cases.Ignore(c => c.Clocks).Ignore(c => c.Calendar).Ignore(c => c.IsOpen).Ignore(c => c.IsSerious);
        cases.Property(c => c.Version).IsConcurrencyToken();
        cases.HasIndex(c => c.Seq).IsUnique();
        cases.HasIndex(c => c.Number).IsUnique();
        cases.HasIndex(c => c.TrackingKeyHash).IsUnique();
        cases.HasIndex(c => c.ImportKey).IsUnique().HasFilter("import_key IS NOT NULL");
        cases.HasIndex(c => new { c.Stage, c.NextDueAt, c.Seq, c.Branch }, "ix_cases_open").HasFilter("closed_at IS NULL");
        cases.HasIndex(c => new { c.NextDueAt, c.Seq, c.Branch }, "ix_cases_due").HasFilter("closed_at IS NULL");
        cases.HasIndex(c => new { c.Priority, c.AnswerDueAt, c.Seq, c.Branch }, "ix_cases_priority").IsDescending(true, false, false, false).HasFilter("closed_at IS NULL");
        cases.HasIndex(c => new { c.NextLookAt }, "ix_cases_look").HasFilter("next_look_at IS NOT NULL");
        cases.HasIndex(c => new { c.OwnerId, c.NextDueAt, c.Seq }, "ix_cases_owner").HasFilter("closed_at IS NULL");
        cases.HasIndex(c => new { c.CustomerId, c.Seq }, "ix_cases_customer");
        cases.HasIndex(c => new { c.ReceivedOn, c.Seq }, "ix_cases_received");
        cases.HasIndex(c => new { c.ParentId, c.Seq }, "ix_cases_parent").HasFilter("parent_id IS NOT NULL");
        cases.HasIndex(c => new { c.IsConfidential, c.Seq }, "ix_cases_confidential").HasFilter("is_confidential");
    }

    public void Configure(EntityTypeBuilder<HistoryEntry> history) =>
        history.ToTable("history").HasKey(h => new { h.CaseId, h.Index });

    public void Configure(EntityTypeBuilder<Analysis> analysis)
    {
        analysis.ToTable("analyses").HasKey(a => a.CaseId);
        analysis.Ignore(a => a.IsComplete);
        analysis.HasOne<Case>().WithOne().HasForeignKey<Analysis>(a => a.CaseId);
    }

    public void Configure(EntityTypeBuilder<Solution> solution)
    {
        solution.ToTable("solutions").HasKey(s => s.Id);
        solution.HasOne<Case>().WithMany().HasForeignKey(s => s.CaseId);
    }

    public void Configure(EntityTypeBuilder<CaseAction> action)
    {
        action.ToTable("actions").HasKey(a => a.Id);
        action.HasOne<Case>().WithMany().HasForeignKey(a => a.CaseId);
        action.HasIndex(a => new { a.AssigneeId, a.DueOn }).HasFilter("done_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<Attachment> file)
    {
        file.ToTable("attachments").HasKey(f => f.Id);
        file.HasOne<Case>().WithMany().HasForeignKey(f => f.CaseId);
        file.HasIndex(f => f.Sha256);
    }

    public void Configure(EntityTypeBuilder<FileScan> scan)
    {
        scan.ToTable("file_scans").HasKey(s => s.Sha256);
        scan.HasIndex(s => s.NextTryAt).HasFilter("next_try_at IS NOT NULL");
        scan.HasIndex(s => new { s.Verdict, s.JudgedAt }).HasFilter("verdict > 1");
    }

    public void Configure(EntityTypeBuilder<Scanner> scanner) => scanner.ToTable("scanners").HasKey(s => s.Address);

    public void Configure(EntityTypeBuilder<CaseLink> link)
    {
        link.ToTable("case_links").HasKey(l => new { l.CaseId, l.OtherId, l.Type });
        link.HasIndex(l => l.OtherId);
    }

    public void Configure(EntityTypeBuilder<CaseAccess> access)
    {
        access.ToTable("case_access").HasKey(a => new { a.CaseId, a.StaffId });
        access.HasIndex(a => a.StaffId);
    }

    public void Configure(EntityTypeBuilder<CaseDocument> document)
    {
        document.ToTable("case_documents").HasKey(d => new { d.CaseId, d.Type, d.Number });
        document.HasIndex(d => d.Number);
    }

    public void Configure(EntityTypeBuilder<CaseText> text)
    {
        text.ToTable("case_texts").HasKey(t => t.Id);
        text.HasOne<Case>().WithMany().HasForeignKey(t => t.CaseId);
    }

    public void Configure(EntityTypeBuilder<Kind> kind)
    {
        kind.ToTable("kinds").HasKey(k => k.Code);
        kind.ComplexProperty(k => k.Name);
        kind.ComplexProperty(k => k.Invitation);
    }
}

internal abstract class CatalogueMapping<T>(string table) : IEntityTypeConfiguration<T> where T : CatalogueEntry
{
    public virtual void Configure(EntityTypeBuilder<T> entry)
    {
        entry.ToTable(table).HasKey(e => e.Code);
        entry.ComplexProperty(e => e.Name);
    }
}

internal sealed class ReasonMapping() : CatalogueMapping<Reason>("reasons");

internal sealed class CategoryMapping() : CatalogueMapping<Category>("categories");

internal sealed class AreaMapping() : CatalogueMapping<Area>("areas");

internal sealed class ProcessMapping() : CatalogueMapping<Process>("processes");

internal sealed class ChannelMapping() : CatalogueMapping<Channel>("channels")
{
    public override void Configure(EntityTypeBuilder<Channel> channel)
    {
        base.Configure(channel);
        channel.ComplexProperty(c => c.Contact);
    }
}
