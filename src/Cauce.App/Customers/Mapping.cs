using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cauce.App.Customers;

internal sealed class Mapping :
    IEntityTypeConfiguration<Customer>, IEntityTypeConfiguration<Contact>, IEntityTypeConfiguration<Product>,
    IEntityTypeConfiguration<CommercialDocument>
{
    public void Configure(EntityTypeBuilder<Customer> customer)
    {
        customer.ToTable("customers").HasKey(c => c.Id);
        customer.Property(c => c.Version).IsConcurrencyToken();
        customer.HasIndex(c => c.Reference).IsUnique().HasFilter("reference IS NOT NULL");
        customer.HasIndex(c => c.Email).HasFilter("email IS NOT NULL");
        customer.HasIndex(c => c.Phone).HasFilter("phone IS NOT NULL");
        customer.HasIndex(c => c.Name);
    }

    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.ToTable("contacts").HasKey(c => c.Id);
        contact.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId);
    }

    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.ToTable("products").HasKey(p => p.Id);
        product.HasIndex(p => p.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CommercialDocument> document)
    {
        document.ToTable("commercial_documents").HasKey(d => d.Id);
        document.HasIndex(d => new { d.Number, d.Type });
        document.HasIndex(d => d.CustomerId);
    }
}
