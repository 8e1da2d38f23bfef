using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Mail;
using Microsoft.EntityFrameworkCore;
using static Cauce.App.Tests.Intake.Mail.Postbag;

namespace Cauce.App.Tests.Intake.Mail;

/// <summary>What staff see of incoming mail and can do with it, through the pages and the API.</summary>
public sealed class MailPageTests(World world)
{
    [Fact]
    public async Task A_mail_is_shown_with_its_reason_its_words_its_quotation_folded_and_its_original()
    {
        var raw = Raw(Sender(), "Una avería", "No arranca <b>nada</b>.\n\nEl lun, 2 mar 2026 a las 9:20, Ventas <ventas@otra.example> escribió:\n> Le enviamos la máquina.\n");
        var mail = await world.Arrives(raw);
        using var ana = await world.SignedIn("ana");
        var page = await ana.GetStringAsync($"/console/mails/{mail.Id.Value}", Cancel);
        Assert.Contains("Es un asunto nuevo.", page, StringComparison.Ordinal);
        Assert.Contains("No arranca &lt;b&gt;nada&lt;/b&gt;.", page, StringComparison.Ordinal);
        Assert.Matches("(?s)<details class=\"quote\"><summary>Texto citado</summary>.*Le enviamos la máquina", page);
        Assert.Equal(raw, await ana.GetStringAsync($"/console/mails/{mail.Id.Value}/original", Cancel));
        var opened = await world.CaseOf(mail);
        var conversation = await ana.GetStringAsync($"/console/cases/{opened.Number}", Cancel);
        Assert.Contains($"/console/mails/{mail.Id.Value}", conversation, StringComparison.Ordinal);
        Assert.Contains("Una avería", await ana.GetStringAsync("/console/mails?state=openedcase", Cancel), StringComparison.Ordinal);
    }

    [Fact, Trait("Req", "D08")]
    public async Task An_answer_by_mail_stands_in_the_conversation_with_its_quotation_folded()
    {
        var from = Sender();
        var first = await world.Arrives(Raw(from, "Un ruido", "Hace ruido."));
        var second = await world.Arrives(Raw(from, "Re: Un ruido", "Sigue el ruido.\n\nOn Mon, 2 Mar 2026 at 9:20, Cauce wrote:\n> Recibido.\n", ("In-Reply-To", first.MessageId)));
        using var ana = await world.SignedIn("ana");
        var page = await ana.GetStringAsync($"/console/cases/{(await world.CaseOf(first)).Number}", Cancel);
        Assert.Contains($"/console/mails/{second.Id.Value}", page, StringComparison.Ordinal);
        Assert.Matches("(?s)<details class=\"quote\">.*Recibido", page);
    }

    [Fact]
    public async Task Mails_of_another_branch_and_of_cases_one_may_not_see_are_not_there()
    {
        await world.Mailbox("norte", branch: "norte");
        var raw = Raw(Sender(), "Solo del norte", "Hola.", ("From", null));
        var mail = await world.Arrives(raw, "norte");
        using var ana = world.Api("ana");
        using var rosa = world.Api("rosa");
        Assert.DoesNotContain(mail.Id.Value.ToString(), await ana.GetStringAsync("/api/v1/mails?limit=200", Cancel), StringComparison.Ordinal);
        Assert.Contains(mail.Id.Value.ToString(), await rosa.GetStringAsync("/api/v1/mails?limit=200", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.PostAsync($"/api/v1/mails/{mail.Id.Value}/retry", null, Cancel)).StatusCode);
        using var page = await world.SignedIn("ana");
        foreach (var part in new[] { "", "/original", "/html", "/files/1" })
            Assert.Equal(HttpStatusCode.NotFound, (await page.GetAsync($"/console/mails/{mail.Id.Value}{part}", Cancel)).StatusCode);
    }

    [Fact, Trait("Lesson", "B1"), Trait("Lesson", "B4")]
    public async Task The_html_of_a_mail_is_cleaned_its_own_pictures_in_place_and_others_only_when_asked_for()
    {
        const string png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
        var body = $"""
            --b
            Content-Type: text/html; charset=utf-8

            <p onclick="x()">Mire la foto <img src="cid:foto@x"><img src="https://evil.example/pixel.png" alt="Logo"></p><script>alert(1)</script>
            --b
            Content-Type: image/png; name="foto.png"
            Content-Transfer-Encoding: base64
            Content-ID: <foto@x>
            Content-Disposition: inline; filename="foto.png"

            {png}
            --b--
            """;
        var mail = await world.Arrives(Raw(Sender(), "Una foto", body, ("Content-Type", "multipart/related; boundary=\"b\"")));
        using var ana = await world.SignedIn("ana");
        var answer = await ana.GetAsync($"/console/mails/{mail.Id.Value}/html", Cancel);
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains($"<img src=\"data:image/png;base64,{png}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", html, StringComparison.Ordinal);
        Assert.DoesNotContain("script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onclick", html, StringComparison.OrdinalIgnoreCase);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", policy, StringComparison.Ordinal);
        var asked = await ana.GetAsync($"/console/mails/{mail.Id.Value}/html?images=true", Cancel);
        Assert.Contains("<img alt=\"Logo\" src=\"https://evil.example/pixel.png\" referrerpolicy=\"no-referrer\">", await asked.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("img-src data: https:", asked.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", await ana.GetStringAsync($"/console/mails/{mail.Id.Value}", Cancel), StringComparison.Ordinal);
    }

    [Fact, Trait("Lesson", "D8")]
    public async Task The_navigation_counts_what_waits_in_ones_own_branches()
    {
        await using var own = await World.Fresh();
        await own.Mailbox("norte", branch: "norte");
        await own.Arrives(Raw(Sender(), "Solo del norte", "Hola.", ("From", null)), "norte");
        await own.Arrives(Raw(Sender(), "De la central", "Hola.", ("From", null)));
        foreach (var (who, count) in new[] { ("ana", "1"), ("rosa", "1"), ("admin", "2") })
        {
            using var staff = await own.SignedIn(who);
            Assert.Contains(count, (await staff.Open("/console/cases")).QuerySelector("nav a[href='/console/mails']")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact, Trait("Lesson", "A3")]
    public async Task What_waits_is_attached_by_a_person_in_their_name_and_the_stranger_is_told_nothing()
    {
        var from = Sender();
        var opened = await world.CaseOf(await world.Arrives(Raw(from, "Un problema", "Algo no va bien.")));
        var letter = Assert.Single(await world.LettersTo(from));
        var stranger = Sender("Pedro");
        var mail = await world.Arrives(Raw(stranger, "Re: su caso", "Soy su hijo.", ("In-Reply-To", world.TokenOf(letter).MessageId("x.example"))));
        using var ana = world.Api("ana");
        var answer = await ana.PostAsJsonAsync($"/api/v1/mails/{mail.Id.Value}/attachment", new JsonObject { ["case"] = opened.Number }, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var said = Assert.Single(await world.MessagesOf(opened.Id));
        Assert.Equal(("Soy su hijo.", MessageKind.FromCustomer, "Ana Torres · test"), (said.Body.Trim(), said.Kind, said.ByName));
        Assert.Empty(await world.LettersTo(stranger));
        var again = await ana.PostAsJsonAsync($"/api/v1/mails/{mail.Id.Value}/attachment", new JsonObject { ["case"] = opened.Number }, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact, Trait("Lesson", "11")]
    public async Task A_blocked_sender_is_kept_and_put_aside_and_only_supervisors_block()
    {
        var from = "Ofertas <ofertas@muchascosas.example>";
        var first = await world.Arrives(Raw(from, "Ofertas", "Compre."));
        using var ana = world.Api("ana");
        using var luis = world.Api("luis");
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.PostAsJsonAsync($"/api/v1/mails/{first.Id.Value}/block", new JsonObject(), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await luis.PostAsJsonAsync($"/api/v1/mails/{first.Id.Value}/block", new JsonObject { ["wholeDomain"] = true }, Cancel)).StatusCode);
        var second = await world.Arrives(Raw("Otra <otra@muchascosas.example>", "Más", "Compre más."));
        Assert.Equal((MailState.Ignored, MailReason.Blocked, "@muchascosas.example"), (second.State, second.Reason, second.ReasonDetail));
        using var page = await world.SignedIn("luis");
        Assert.Contains("@muchascosas.example", await page.GetStringAsync("/console/mails/blocked", Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await luis.PostAsync($"/api/v1/mails/{second.Id.Value}/case", null, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Mailboxes_are_the_administrators_and_never_show_their_secrets()
    {
        var box = await world.Mailbox();
        using var luis = await world.SignedIn("luis");
        Assert.Equal(HttpStatusCode.Forbidden, (await luis.GetAsync("/console/admin/mailboxes", Cancel)).StatusCode);
        using var admin = await world.SignedIn("admin");
        var page = await admin.GetStringAsync($"/console/admin/mailboxes/{box.Id.Value}", Cancel);
        Assert.Contains("En pausa", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secreta", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secreta", box.Sealed, StringComparison.Ordinal);
        Assert.Contains("atencion@empresa.example", await admin.GetStringAsync("/console/admin/mailboxes", Cancel), StringComparison.Ordinal);
    }
}
