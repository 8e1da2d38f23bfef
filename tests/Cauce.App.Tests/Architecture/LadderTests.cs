using System.Text.RegularExpressions;

namespace Cauce.App.Tests.Architecture;

/// <summary>Modules stand on a ladder: each may mention only itself and those above it in this list.</summary>
public sealed partial class LadderTests
{
    private static readonly string[] Ladder =
    [
        "Common", "Identity", "Customers", "Deadlines", "Cases", "Communication", "Intake", "Redress", "Improvement",
        "Surveys", "Insights", "Api", "Portal", "Console",
    ];

    [Theory]
    [InlineData("src/Cauce.Domain", "Cauce.Domain")]
    [InlineData("src/Cauce.App", "Cauce.App")]
    public void Modules_mention_only_those_above_them(string folder, string space)
    {
        var wrong = Sources.All(folder, ".cs", ".razor")
            .Select(file => (File: file, Module: file.Path[(folder.Length + 1)..].Split('/')[0]))
            .Where(found => Ladder.Contains(found.Module) && !IsDoor(found.File.Path))
            .SelectMany(found => MentionedIn(found.File.Text, space)
                .Where(other => Array.IndexOf(Ladder, other) > Array.IndexOf(Ladder, found.Module))
                .Select(other => $"{found.File.Path} mentions {other}"))
            .Distinct().Order().ToList();
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_domain_uses_no_package_and_never_asks_the_time()
    {
        var references = typeof(Domain.Cases.Case).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal)).ToList();
        Assert.Empty(references);
        var asks = Sources.All("src/Cauce.Domain", ".cs")
            .Where(file => Clock().IsMatch(file.Text)).Select(file => file.Path);
        Assert.Empty(asks);
    }

    /// <summary>Doors may use all: routes, and the pages they return.</summary>
    private static bool IsDoor(string path) =>
        path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith("Door.cs", StringComparison.Ordinal)
        || path.EndsWith("Api.cs", StringComparison.Ordinal) || path.EndsWith("Pages.cs", StringComparison.Ordinal);

    private static IEnumerable<string> MentionedIn(string text, string space) =>
        Mention().Matches(text).Where(m => m.Groups["space"].Value == space).Select(m => m.Groups["module"].Value);

    [GeneratedRegex(@"\b(?<space>Cauce\.(App|Domain))\.(?<module>[A-Z][a-z]+)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mention();

    [GeneratedRegex(@"Date(Time|TimeOffset)\.(Utc)?Now|TimeProvider|Stopwatch|File\.|Environment\.", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Clock();
}
