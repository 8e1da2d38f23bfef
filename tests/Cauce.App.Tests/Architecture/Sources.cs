using System.Runtime.CompilerServices;

namespace Cauce.App.Tests.Architecture;

/// <summary>The source files, as a reviewer sees them.</summary>
internal static class Sources
{
    public static string Root { get; } = Find();

    public static IEnumerable<SourceFile> All(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/')))
            .Where(file => endings.Any(ending => file.Path.EndsWith(ending, StringComparison.Ordinal)))
            .Where(file => !file.Path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot" or "dist"));

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}

internal sealed record SourceFile(string Path)
{
    public string Text => File.ReadAllText(System.IO.Path.Combine(Sources.Root, Path));

    public string[] Lines => File.ReadAllLines(System.IO.Path.Combine(Sources.Root, Path));
}
