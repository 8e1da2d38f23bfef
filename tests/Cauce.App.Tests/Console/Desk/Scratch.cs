using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Cauce.App.Tests.Console.Desk;

public sealed class Scratch
{
    [Fact]
    public async Task Serve()
    {
        if (Environment.GetEnvironmentVariable("DESK_SCRATCH") is not { } file)
            return;
        await using var world = await World.Fresh();
        var ana = world.Api("ana"); var luis = world.Api("luis");
        async Task<JsonNode> Post(HttpClient c, string url, object body)
        {
            var r = await c.PostAsJsonAsync("/api/v1" + url, body);
            var t = await r.Content.ReadAsStringAsync();
            if (!r.IsSuccessStatusCode) throw new InvalidOperationException(url + " " + r.StatusCode + " " + t);
            return t.Length == 0 ? new JsonObject() : JsonNode.Parse(t)!;
        }
        JsonObject New(string kind, string subject, string text, string who, string mail, string channel = "phone") => new()
        {
            ["kind"] = kind, ["subject"] = subject, ["description"] = text, ["occurredAt"] = DateTimeOffset.UtcNow.AddDays(-6).ToString("yyyy-MM-dd"),
            ["receivedAt"] = DateTimeOffset.UtcNow.AddDays(-3).ToString("O"),
            ["channel"] = channel, ["customer"] = new JsonObject { ["name"] = who, ["email"] = mail, ["phone"] = who.StartsWith("Carmen") ? "+34 612 345 678" : null },
            ["document"] = new JsonObject { ["type"] = "invoice", ["number"] = "F-2026-10931" }, ["where"] = "Sevilla, tienda de Nervión", ["remedySought"] = "Devolución de 48,90 €",
            ["reason"] = "wrongQuantity",
        };
        const string Words = "Buenas tardes: en la factura F-2026-10931 me han cobrado dos veces la cuota de mantenimiento (48,90 €). Ya me pasó en marzo y tardaron un mes en devolvérmelo.\n\nSolicito la devolución del importe y que se corrija la factura.";
        await Post(ana, "/cases", New("complaint", "Cobro duplicado en febrero", "Me cobraron dos veces en febrero.", "Carmen Vidal Ros", "carmen.vidal@example.es"));
        var main = (string)(await Post(ana, "/cases", New("claim", "Cobro duplicado de la cuota de mantenimiento en la factura de octubre", Words, "Carmen Vidal Ros", "carmen.vidal@example.es", "email")))["number"]!;
        await Post(ana, $"/cases/{main}/classification", new { severity = "serious", urgency = "high", reason = "wrongQuantity", process = "invoicing", area = "billing" });
        await Post(luis, $"/cases/{main}/restatement", new { text = "Le hemos cobrado dos veces la misma cuota y quiere que le devolvamos 48,90 € y corrijamos la factura." });
        await Post(ana, $"/cases/{main}/messages", new { kind = "call", text = "Prefiere la devolución en cuenta y no un descuento en la próxima factura. Confirma que los otros recibos son correctos." });
        await Post(luis, $"/cases/{main}/analysis", new { cause = "El proceso del día 3 se ejecutó dos veces.", consequences = "214 clientes de la remesa 88-B con cargo doble.", customerImpact = 3, companyImpact = 4 });
        await Post(luis, $"/cases/{main}/messages", new { kind = "note", text = "@ana confirmado con Facturación: el proceso del día 3 se ejecutó dos veces. Afecta a 214 clientes de la remesa 88-B; conviene abrir un caso proactivo." });
        await Post(luis, $"/cases/{main}/actions", new { type = "corrective", what = "Emitir el abono de 48,90 €", area = "billing", assignee = "ana@cauce.example", dueOn = "2026-11-20", toldToCustomer = true });
        await Post(luis, $"/cases/{main}/actions", new { type = "preventive", what = "Revisar la remesa 88-B completa", area = "billing", dueOn = "2026-11-27" });
        await Post(luis, $"/cases/{main}/messages", new { kind = "reply", text = "Estimada Carmen: hemos localizado el cargo duplicado y lamentamos las molestias. Estamos preparando el abono de 48,90 € en la misma cuenta del recibo; le confirmaremos la fecha antes del lunes a las 14:00." });
        await Post(luis, $"/cases/{main}/messages", new { kind = "fromCustomer", text = "Gracias. ¿Me llegará también la factura corregida?" });
        await Post(luis, $"/cases/{main}/links", new { other = "QUE-2026-000001", type = "related" });
        var rejected = (string)(await Post(ana, "/cases", New("claim", "Lavadora con un golpe en el lateral", "Llegó con un golpe y el transportista no quiso esperar.", "Rafael Montes", "rafael@example.es")))["number"]!;
        await Post(ana, $"/cases/{rejected}/solution", new { text = "Le ofrecemos un descuento de 30 € en su próxima compra.", withApology = true });
        await Post(ana, $"/cases/{rejected}/acceptance", new { accepted = false, reason = "No quiero un descuento: quiero una lavadora sin golpes." });
        var fresh = (string)(await Post(ana, "/cases", New("incident", "El técnico no se presentó a la cita del jueves", "Pedí la mañana libre en el trabajo y nadie vino ni avisó.", "Josefa Beltrán", "josefa@example.es")))["number"]!;
        var done = (string)(await Post(ana, "/cases", New("claim", "Falta una pieza en el envío", "En la caja no venía el tornillo central.", "Talleres Cobo, S. L.", "taller@example.es")))["number"]!;
        await Post(ana, $"/cases/{done}/solution", new { text = "Le enviamos la pieza por mensajería mañana." });
        await Post(ana, $"/cases/{done}/acceptance", new { accepted = true, evidence = "Lo dijo por teléfono a las 12:40." });
        await Post(ana, $"/cases/{done}/closure", new { });
        var secret = (string)(await Post(luis, "/cases", New("misconductReport", "Trato a una compañera", "He visto cómo le gritaban.", "Anónimo", "a@example.es")))["number"]!;
        await File.WriteAllTextAsync(file, $"{world.Url}\n{main}\n{rejected}\n{fresh}\n{done}\n{secret}\n");
        while (File.Exists(file))
            await Task.Delay(500);
    }
}
