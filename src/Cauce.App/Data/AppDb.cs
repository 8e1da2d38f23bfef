using Cauce.App.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data;

/// <summary>
/// The one database. Every module maps its own entities in its <c>Mapping.cs</c>; names become snake_case and values
/// get the form each engine keeps best in <see cref="Conventions"/>.
/// </summary>
public sealed class AppDb(DbContextOptions<AppDb> options) : IdentityUserContext<Staff, Guid>(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration) =>
        Conventions.Configure(configuration, Database.IsSqlite());

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        Conventions.Name(model);
    }
}
