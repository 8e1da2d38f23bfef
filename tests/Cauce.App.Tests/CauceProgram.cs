using System.Diagnostics;

namespace Cauce.App.Tests;

/// <summary>Cauce as a process of its own: as built, or as published where <c>CAUCE_TEST_PROGRAM</c> names that.</summary>
internal static class CauceProgram
{
    private static readonly string Path = Environment.GetEnvironmentVariable("CAUCE_TEST_PROGRAM") is { Length: > 0 } published
        ? published : System.IO.Path.Combine(AppContext.BaseDirectory, "Cauce.App.dll");

    public static ProcessStartInfo With(params string[] arguments) =>
        new("dotnet", [Path, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
}
