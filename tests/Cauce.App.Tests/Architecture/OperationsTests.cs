using System.Text.RegularExpressions;

namespace Cauce.App.Tests.Architecture;

/// <summary>Whoever runs Cauce finds every setting and every command in one place.</summary>
public sealed partial class OperationsTests
{
    private static string Page => File.ReadAllText(Path.Combine(Sources.Root, "docs/OPERATIONS.md"));

    [Fact]
    public void Every_setting_is_explained_and_no_other_is()
    {
        var read = Sources.All("src", ".cs").SelectMany(file => Setting().Matches(file.Text)).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);
        var told = Row().Matches(Page).Select(m => m.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(read, told);
    }

    [Fact]
    public void Every_command_is_named()
    {
        var commands = Sources.All("src/Cauce.App/Cli", "Command.cs").SelectMany(file => Command().Matches(file.Text)).Select(m => m.Groups["name"].Value).Distinct()
            .Where(name => name is not ("create" or "cases" or "take"));
        Assert.Empty(commands.Where(name => !Page.Contains($"bin/cauce {name}", StringComparison.Ordinal)));
    }

    [GeneratedRegex("CAUCE_[A-Z_]+[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^\| `(?<name>CAUCE_[A-Z_]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex(@"new Command\(""(?<name>[a-z-]+)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Command();
}
