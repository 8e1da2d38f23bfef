using System.Text.RegularExpressions;

namespace Cauce.App.Tests.Architecture;

/// <summary>An act that no door leads to would be a feature in name only.</summary>
public sealed class ActTests
{
    [Fact]
    public void Every_act_is_reached_from_a_door()
    {
        var sources = Sources.All("src/Cauce.App", ".cs", ".razor").Select(f => (Name: Path.GetFileNameWithoutExtension(f.Path), f.Text)).ToList();
        var acts = typeof(IAct).Assembly.GetTypes().Where(t => t is { IsClass: true } && t.IsAssignableTo(typeof(IAct)));
        var unreached = acts.Where(act => !sources.Any(s => s.Name != act.Name && Regex.IsMatch(s.Text, $@"\b{act.Name}\b", RegexOptions.None, TimeSpan.FromSeconds(1))))
            .Select(act => act.FullName);
        Assert.Empty(unreached);
    }
}
