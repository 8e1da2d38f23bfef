using System.Runtime.CompilerServices;

namespace Cauce.App.Tests.Architecture;

/// <summary>A text kept beside its test for people to read. <c>UPDATE_SNAPSHOTS=1</c> writes it anew.</summary>
internal static class Snapshot
{
    public static void Holds(string name, string text, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, name);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(file, text);
        Assert.True(File.Exists(file), $"{name} is missing: run the tests once with UPDATE_SNAPSHOTS=1");
        var kept = File.ReadAllText(file).Split('\n');
        var now = text.Split('\n');
        Assert.True(kept.SequenceEqual(now), $"""
            {name} no longer says what is. If that is meant, run with UPDATE_SNAPSHOTS=1 and review the difference.
            New: {string.Join("\n     ", now.Except(kept))}
            Gone: {string.Join("\n      ", kept.Except(now))}
            """);
    }
}
