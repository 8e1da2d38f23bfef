using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Console.Lists;

/// <summary>A filter somebody keeps under a name. What it shows is for each reader what they may see.</summary>
public sealed class SavedView
{
    private SavedView() { }

    public SavedView(Id<SavedView> id, Guid staffId, string name, string query, bool isShared)
    {
        Id = id;
        StaffId = staffId;
        Name = name;
        Query = query;
        IsShared = isShared;
    }

    public Id<SavedView> Id { get; private set; }

    public Guid StaffId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Canonical, see <see cref="Cases.CaseFilter.ToString"/>.</summary>
    public string Query { get; private set; } = "";

    /// <summary>Offered to everyone.</summary>
    public bool IsShared { get; private set; }

    public void Rename(string name) => Name = name;
}

internal sealed class Mapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> view)
    {
        view.ToTable("saved_views").HasKey(v => v.Id);
        view.HasIndex(v => v.StaffId);
        view.HasIndex(v => v.IsShared).HasFilter("is_shared");
    }
}
