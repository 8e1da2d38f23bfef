using System.Net;
using Cauce.App.Cases.Files;
using Cauce.App.Tests.Portal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cauce.App.Tests.Cases.Files;

public sealed class SweepFilesTests
{
    [Fact, Trait("Req", "F6")]
    public async Task A_file_that_no_case_names_is_gone_after_a_day_and_every_other_stays()
    {
        await using var world = await World.Fresh();
        var store = world.Services.GetRequiredService<FileStore>();
        var sweep = world.Services.GetServices<IHostedService>().OfType<SweepFiles>().Single();
        using var visitor = world.Visitor();
        var (named, abandoned, recent) = (Complaining.Jpeg(), Complaining.Jpeg(), Complaining.Jpeg());
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Complain(Complaining.Complaint(), "claim", ("foto.jpg", named))).StatusCode);
        var refused = await visitor.Complain(Complaining.Complaint().Also("OccurredAt", ""), "claim", ("otra.jpg", abandoned));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await store.Keep(new MemoryStream(recent), "nueva.jpg");
        var half = Path.Combine(world.Folder, "files", "incoming", "half");
        await File.WriteAllTextAsync(half, "a");
        Assert.Equal(0, await sweep.Sweep());
        Age(store.PathOf(Sha(named)), store.PathOf(Sha(abandoned)), half);
        Assert.Equal(1, await sweep.Sweep());
        Assert.Equal([true, false, true, false], new[] { store.PathOf(Sha(named)), store.PathOf(Sha(abandoned)), store.PathOf(Sha(recent)), half }.Select(File.Exists));
        Assert.Equal(0, await sweep.Sweep());
    }

    [Fact, Trait("Req", "F6")]
    public async Task A_form_that_is_sent_again_keeps_its_files_and_one_whose_files_are_gone_says_nothing_false()
    {
        await using var world = await World.Fresh();
        var store = world.Services.GetRequiredService<FileStore>();
        var sent = world.Services.GetRequiredService<SentFiles>();
        var sweep = world.Services.GetServices<IHostedService>().OfType<SweepFiles>().Single();
        var bytes = Complaining.Jpeg();
        var note = sent.Seal(await store.Keep(new MemoryStream(bytes), "foto.jpg"));
        Age(store.PathOf(Sha(bytes)));
        var form = App.Shared.Form.Of(new object());
        Assert.Single(await sent.Take(new Microsoft.AspNetCore.Http.FormFileCollection(), [note], form));
        Assert.Equal(0, await sweep.Sweep());
        Age(store.PathOf(Sha(bytes)));
        await store.Keep(new MemoryStream(bytes), "otra vez.jpg");
        Assert.Equal(0, await sweep.Sweep());
        Age(store.PathOf(Sha(bytes)));
        Assert.Equal(1, await sweep.Sweep());
        Assert.Empty(await sent.Take(new Microsoft.AspNetCore.Http.FormFileCollection(), [note], form));
    }

    private static byte[] Sha(byte[] bytes) => System.Security.Cryptography.SHA256.HashData(bytes);

    private static void Age(params string[] paths)
    {
        foreach (var path in paths)
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow - SweepFiles.Kept - TimeSpan.FromMinutes(1));
    }
}
