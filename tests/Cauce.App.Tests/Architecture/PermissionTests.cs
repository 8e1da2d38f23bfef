using System.Globalization;
using Cauce.App.Identity;

namespace Cauce.App.Tests.Architecture;

public sealed class PermissionTests
{
    [Fact, Trait("Req", "D11")]
    public void The_table_of_roles_says_what_each_may_do()
    {
        var roles = Enum.GetValues<Role>();
        var lines = Enum.GetValues<Permission>().Select(p =>
            $"{p,-20}" + string.Concat(roles.Select(r => $"{(Roles.PermissionsOf(r).Contains(p) ? "yes" : "-"),-14}")));
        var head = $"{"",-20}" + string.Concat(roles.Select(r => $"{r,-14}"));
        Snapshot.Holds("permissions.txt", string.Join('\n', new[] { head }.Concat(lines).Select(line => line.TrimEnd())) + "\n");
    }

    [Fact, Trait("Req", "D11")]
    public void Nobody_gives_a_role_with_more_than_their_own()
    {
        foreach (var giver in Enum.GetValues<Role>())
        {
            var actor = new Actor(ActorKind.Staff, Guid.Empty, "", Roles.PermissionsOf(giver), []) { Role = giver };
            var given = Enum.GetValues<Role>().Where(role => Roles.WhyNotGive(role, actor) is null);
            Assert.All(given, role => Assert.Subset(Roles.PermissionsOf(giver).ToHashSet(), Roles.PermissionsOf(role).ToHashSet()));
        }
    }

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public void Every_role_and_permission_has_words(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var words = Enum.GetValues<Role>().SelectMany(r => new[] { Words.Of(r), Words.About(r) }).Concat(Enum.GetValues<Permission>().Select(Words.Of)).ToList();
        CultureInfo.CurrentUICulture = before;
        Assert.DoesNotContain(words, word => word.Contains('_', StringComparison.Ordinal));
    }
}
