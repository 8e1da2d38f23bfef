using System.Reflection;
using System.Text.RegularExpressions;

namespace Cauce.App.Tests.Architecture;

/// <summary>The size of things, so that a file's name tells what is in it.</summary>
public sealed partial class BudgetTests
{
    private static readonly Assembly[] Ours = [typeof(Domain.Cases.Case).Assembly, typeof(CauceHost).Assembly];

    private static readonly string[] ForbiddenEndings =
        ["Service", "Manager", "Helper", "Util", "Utils", "Handler", "Processor", "Dto", "Impl", "Base", "Info"];

    /// <summary>Mapping and seed are lists by nature.</summary>
    private static bool IsExempt(string path) =>
        Path.GetFileName(path) is "Mapping.cs" or "Seed.cs" || path.Contains("/Demo/", StringComparison.Ordinal);

    [Fact]
    public void Files_keep_their_budget()
    {
        var over = Sources.All("src", ".cs").Where(f => !IsExempt(f.Path) && f.Lines.Length > 250)
            .Concat(Sources.All("src", ".razor").Where(f => f.Lines.Length > 150))
            .Concat(Sources.All("tests", ".cs").Where(f => f.Lines.Length > 400))
            .Select(f => $"{f.Path}: {f.Lines.Length} lines");
        Assert.Empty(over);
    }

    [Fact]
    public void Half_of_the_files_are_short()
    {
        var lengths = Sources.All("src", ".cs").Select(f => f.Lines.Length).Order().ToList();
        Assert.InRange(lengths[lengths.Count / 2], 1, 60);
    }

    [Fact]
    public void Modules_have_at_most_45_files_in_a_folder()
    {
        var over = Sources.All("src", ".cs", ".razor").GroupBy(f => Path.GetDirectoryName(f.Path)!)
            .Where(folder => folder.Count() > 45).Select(folder => $"{folder.Key}: {folder.Count()} files");
        Assert.Empty(over);
    }

    [Fact]
    public void Methods_keep_to_40_lines()
    {
        var over = Sources.All("src", ".cs").Where(f => !IsExempt(f.Path)).SelectMany(LongMethods);
        Assert.Empty(over);
    }

    [Fact]
    public void Constructors_take_at_most_six_parameters()
    {
        var over = Types().Where(t => !IsRecord(t)).SelectMany(t => t.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .Where(c => c.GetParameters().Length > 6).Select(c => $"{c.DeclaringType!.FullName}: {c.GetParameters().Length}");
        Assert.Empty(over);
    }

    [Fact]
    public void No_type_is_named_after_a_role()
    {
        var named = Types().Where(t => ForbiddenEndings.Any(ending => t.Name.EndsWith(ending, StringComparison.Ordinal))).Select(t => t.FullName);
        Assert.Empty(named);
    }

    private static IEnumerable<Type> Types() => Ours.SelectMany(a => a.GetTypes())
        .Where(t => t.Namespace?.StartsWith("Cauce", StringComparison.Ordinal) == true && !t.Name.Contains('<', StringComparison.Ordinal));

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    /// <summary>A method begins at a line indented like a member that opens a block, and ends at the brace of the same indent.</summary>
    private static IEnumerable<string> LongMethods(SourceFile file)
    {
        var lines = file.Lines;
        for (var i = 1; i < lines.Length; i++)
        {
            var open = Opening().Match(lines[i]);
            if (!open.Success || TypeLine().IsMatch(lines[i - 1]) || !Member().IsMatch(lines[i - 1]) || lines[i - 1].Contains(" new", StringComparison.Ordinal))
                continue;
            var end = Array.FindIndex(lines, i, line => line == open.Groups["indent"].Value + "}");
            if (end - i > 41)
                yield return $"{file.Path}:{i}: {end - i - 1} lines";
        }
    }

    [GeneratedRegex(@"^(?<indent> {4}| {8})\{$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum|namespace)\b", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"\)$|\) where .*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Member();
}
