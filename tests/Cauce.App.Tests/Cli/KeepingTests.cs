using System.Text;

namespace Cauce.App.Tests.Cli;

/// <summary>Filling, taking out, keeping and bringing back a whole installation: the same for all where nothing is changed.</summary>
public sealed class KeepingTests(FilledTerminal filled) : IClassFixture<FilledTerminal>
{
    private readonly Terminal here = filled.It;

    [Fact]
    public async Task A_demo_is_sound_and_its_backup_comes_back_whole()
    {
        Directory.CreateDirectory(Path.Combine(here.Data, "files", "ab"));
        await File.WriteAllTextAsync(Path.Combine(here.Data, "files", "ab", "photo"), "a photo");
        Assert.Contains("60 cases", await here.Do("doctor"), StringComparison.Ordinal);
        var archive = here.Beside("cauce.tar.gz");
        await here.Do("backup", archive);

        await using var there = await Terminal.Open();
        await there.Do("restore", archive);
        Assert.Contains("all sound", await there.Do("doctor"), StringComparison.Ordinal);
        Assert.Equal("a photo", await File.ReadAllTextAsync(Path.Combine(there.Data, "files", "ab", "photo")));
        Assert.Equal(await Export(here), await Export(there));
    }

    [Fact]
    public async Task Nothing_is_restored_or_filled_over_what_is_there()
    {
        var archive = here.Beside("again.tar.gz");
        await here.Do("backup", archive);
        var before = Directory.GetFileSystemEntries(here.Data).Order();
        Assert.Equal(1, (await here.Run("restore", archive)).Code);
        Assert.Equal(before, Directory.GetFileSystemEntries(here.Data).Order());
        Assert.Equal(1, (await here.Run("demo", "--cases", "5")).Code);
        Assert.Contains("60 cases", await here.Do("doctor"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_installed_a_look_says_so_and_makes_nothing()
    {
        await using var empty = await Terminal.Open();
        var (code, _, complained) = await empty.Run("doctor");
        Assert.Equal(1, code);
        Assert.StartsWith("There is no Cauce of this version in", complained, StringComparison.Ordinal);
        Assert.Single(complained.Trim().Split('\n'));
        Assert.False(File.Exists(Path.Combine(empty.Data, "cauce.db")));
    }

    [Fact]
    public async Task What_is_no_archive_is_said_to_be_none()
    {
        await using var empty = await Terminal.Open();
        var file = empty.Beside("letter.txt");
        await File.WriteAllTextAsync(file, "Dear customer");
        var (code, _, complained) = await empty.Run("restore", file);
        Assert.Equal(1, code);
        Assert.DoesNotContain("   at ", complained, StringComparison.Ordinal);
        Assert.Equal(1, (await empty.Run("backup", empty.Beside("nowhere/cauce.tar.gz"))).Code);
    }

    [Fact, Trait("Req", "B25")]
    public async Task Cases_are_exported_by_the_filter_of_the_lists()
    {
        var all = await Export(here);
        Assert.Equal(61, all.Count(c => c == '\n') - Quoted(all));
        var open = await Export(here, "--filter", "open=true");
        Assert.InRange(open.Length, 100, all.Length - 100);
        Assert.NotEqual(0, (await here.Run("export", "cases", here.Beside("no.csv"), "--filter", "colour=blue")).Code);
    }

    [Fact]
    public async Task The_same_seed_tells_the_same_story()
    {
        World.OnOneEngineOnly();
        await using var one = await Terminal.Open();
        await using var other = await Terminal.Open();
        await using var third = await Terminal.Open();
        await one.Do("demo", "--cases", "50", "--seed", "3", "--until", "2026-06-30");
        await other.Do("demo", "--cases", "50", "--seed", "3", "--until", "2026-06-30");
        await third.Do("demo", "--cases", "50", "--seed", "4", "--until", "2026-06-30");
        var told = await Export(one);
        Assert.Equal(told, await Export(other));
        Assert.NotEqual(told, await Export(third));
    }

    [Fact]
    public async Task Counting_again_is_a_command()
    {
        Assert.Contains("60 cases counted", await here.Do("rebuild-tally"), StringComparison.Ordinal);
        Assert.Contains("all sound", await here.Do("doctor"), StringComparison.Ordinal);
    }

    private static async Task<string> Export(Terminal terminal, params string[] more)
    {
        var file = terminal.Beside($"{Guid.NewGuid():n}.csv");
        await terminal.Do(["export", "cases", file, .. more]);
        return await File.ReadAllTextAsync(file, Encoding.UTF8);
    }

    /// <summary>Line ends inside quotes.</summary>
    private static int Quoted(string csv) => csv.Split('"').Where((_, i) => i % 2 == 1).Sum(part => part.Count(c => c == '\n'));
}

/// <summary>Sixty cases of a demo, told until a day that does not move.</summary>
public sealed class FilledTerminal : IAsyncLifetime
{
    internal Terminal It { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        It = await Terminal.Open();
        await It.Do("demo", "--cases", "60", "--until", "2026-11-21");
    }

    public ValueTask DisposeAsync() => It.DisposeAsync();
}
