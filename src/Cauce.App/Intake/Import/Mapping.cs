using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Intake.Import;

/// <summary>The file as it was uploaded: in the database, so that any node may work on it.</summary>
public sealed class ImportedFile
{
    public Id<CaseImport> ImportId { get; set; }

    public byte[] Content { get; set; } = [];
}

/// <summary>A row that was not imported, as it stood in the file, and why.</summary>
public sealed class RefusedRow
{
    public Id<CaseImport> ImportId { get; set; }

    /// <summary>Its place in the file; the first row after the header is 1.</summary>
    public int Row { get; set; }

    /// <summary>The cells, as a JSON array.</summary>
    public string Cells { get; set; } = "";

    public string Error { get; set; } = "";
}

internal sealed class Mapping : IEntityTypeConfiguration<CaseImport>, IEntityTypeConfiguration<ImportedFile>, IEntityTypeConfiguration<RefusedRow>
{
    public void Configure(EntityTypeBuilder<CaseImport> import)
    {
        import.ToTable("imports").HasKey(i => i.Id);
        import.Property(i => i.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ImportedFile> file)
    {
        file.ToTable("import_files").HasKey(f => f.ImportId);
        file.HasOne<CaseImport>().WithOne().HasForeignKey<ImportedFile>(f => f.ImportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RefusedRow> row)
    {
        row.ToTable("import_refused_rows").HasKey(r => new { r.ImportId, r.Row });
        row.HasOne<CaseImport>().WithMany().HasForeignKey(r => r.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}
