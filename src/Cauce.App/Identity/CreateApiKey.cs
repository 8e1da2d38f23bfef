using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Identity;

/// <summary>Makes a key another program acts with, in the name of a member of staff and with no more than it is given.</summary>
public sealed class CreateApiKey(Writer writer) : IAct
{
    /// <returns>The key; it can be read this once.</returns>
    /// <exception cref="RefusedException">A scope is above the actor's, or the person's, own permissions.</exception>
    public Task<string> Do(Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageApiKeys);
        var name = Text.OptionalLine(input.Name, nameof(input.Name), max: 80) ?? throw IdentityRefusals.NameMissing.AsException();
        var scopes = input.Scopes.Select(Read).ToHashSet();
        if (scopes.Count == 0)
            IdentityRefusals.ScopeMissing.Enforce();
        if (!Guid.TryParse(input.Person, out var owner))
            IdentityRefusals.UnknownPerson.Enforce();
        var secret = ApiKey.NewSecret();
        return writer.Do(async work =>
        {
            var person = await work.Db.Set<Staff>().FirstOrDefaultAsync(s => s.Id == owner && s.DeactivatedAt == null)
                ?? throw IdentityRefusals.UnknownPerson.AsException();
            Roles.WhyNotScope(scopes, person.Role, actor).Enforce();
            work.Db.Add(ApiKey.Of(secret, name, person.Id, string.Join(',', scopes.Order()), work.Now));
            return secret;
        }, cancel);
    }

    private static Permission Read(string scope) =>
        Enum.TryParse<Permission>(scope, out var permission) && Enum.IsDefined(permission) ? permission : throw IdentityRefusals.ScopeAboveOwn.AsException();

    public sealed class Input
    {
        public string? Name { get; set; }

        /// <summary>Id of the person it acts for.</summary>
        public string? Person { get; set; }

        public List<string> Scopes { get; set => field = value ?? []; } = [];
    }
}
