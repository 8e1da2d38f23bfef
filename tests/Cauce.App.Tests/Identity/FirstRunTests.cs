using System.Net;

namespace Cauce.App.Tests.Identity;

public sealed class FirstRunTests
{
    private const string Password = "siete barcas en el delta";

    [Fact, Trait("Req", "F7"), Trait("Req", "E1"), Trait("Req", "E9")]
    public async Task The_first_administrator_enters_by_a_link_that_works_once_and_no_secret_is_printed_afterwards()
    {
        World.OnOneEngineOnly();
        var folder = Directory.CreateTempSubdirectory("cauce-first-").FullName;
        var database = World.OnPostgres ? await TestDatabase.Create() : null;
        try
        {
            Uri voided;
            await using (var first = RunningProgram.Start(folder, database?.ConnectionString))
                voided = await first.FirstRunLink();
            await using var program = RunningProgram.Start(folder, database?.ConnectionString);
            var link = await program.FirstRunLink();
            await Enter(link, voided);
            Assert.Single(program.Printed.Split('\n'), line => line.Contains("first-run", StringComparison.Ordinal));
            Assert.DoesNotContain(Password, program.Printed);
            await using var later = RunningProgram.Start(folder, database?.ConnectionString);
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await Within(TimeSpan.FromSeconds(6), later.FirstRunLink()));
        }
        finally
        {
            if (database is not null)
                await database.Drop();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact, Trait("Req", "F7")]
    public async Task Where_there_is_staff_the_way_of_the_first_run_does_not_exist()
    {
        await using var world = await World.Fresh();
        using var visitor = world.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/console/first-run/anything")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/console/first-run/" + new string('x', 3000))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Submit("/console/sign-in", Answers("other words entirely"), "/console/first-run/anything")).StatusCode);
    }

    private static async Task Enter(Uri link, Uri voided)
    {
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(link, "/") };
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(voided.AbsolutePath)).StatusCode);
        var refused = await visitor.Submit(link.AbsolutePath, Answers("another"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("Pilar Soto", (await refused.Parse()).QuerySelector("#f-Name")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Submit(link.AbsolutePath, Answers(Password))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/console/admin/people")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link.AbsolutePath)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Submit("/console/account", Answers(Password), link.AbsolutePath)).StatusCode);
    }

    private static Dictionary<string, string> Answers(string repeated) => new()
    {
        ["Name"] = "Pilar Soto", ["Email"] = "pilar@cauce.example", ["Password"] = Password, ["Repeated"] = repeated,
    };

    private static async Task<Uri> Within(TimeSpan patience, Task<Uri> link) =>
        await Task.WhenAny(link, Task.Delay(patience)) == link ? await link : throw new InvalidOperationException("nothing printed in time");
}
