using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Communication.Macros;

internal sealed class Mapping : IEntityTypeConfiguration<Macro>, IEntityTypeConfiguration<Snippet>
{
    public void Configure(EntityTypeBuilder<Macro> macro)
    {
        macro.ToTable("macros").HasKey(m => m.Id);
        macro.ComplexProperty(m => m.Acts);
    }

    public void Configure(EntityTypeBuilder<Snippet> snippet) => snippet.ToTable("snippets").HasKey(s => s.Id);
}
