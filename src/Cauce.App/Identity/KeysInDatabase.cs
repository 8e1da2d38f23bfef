using System.Xml.Linq;
using Cauce.App.Data;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Cauce.App.Identity;

/// <summary>A key that cookies and form tokens are sealed with, as the framework writes it.</summary>
public sealed class SealKey
{
    public string Name { get; set; } = "";

    public string Xml { get; set; } = "";
}

/// <summary>
/// Keeps those keys in the database, so that any node opens what another sealed and a restart signs nobody out.
/// Whoever reads the database can already read everything the keys protect.
/// </summary>
internal sealed class KeysInDatabase(IDbContextFactory<AppDb> databases) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = databases.CreateDbContext();
        return [.. db.Set<SealKey>().OrderBy(k => k.Name).AsEnumerable().Select(k => XElement.Parse(k.Xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.CreateDbContext();
        db.Add(new SealKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
