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
internal sealed class KeysInDatabase(Database database, IDbContextFactory<AppDb> databases) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    /// <summary>Asked for before the port opens, when the model is still being made: it is read without it.</summary>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = database.OpenReaderNow();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT xml FROM seal_keys ORDER BY name";
        using var rows = command.ExecuteReader();
        var keys = new List<XElement>();
        while (rows.Read())
            keys.Add(XElement.Parse(rows.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = databases.CreateDbContext();
        db.Add(new SealKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
