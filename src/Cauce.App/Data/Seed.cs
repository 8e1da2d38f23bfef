using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Data;

/// <summary>The first catalogue of an empty database: enough to register the first case, all of it editable.</summary>
public sealed class Seed
{
    private static readonly (string Code, string Es, string En, string InvitationEs, string InvitationEn, Phase Phase, string Series)[] Kinds =
    [
        ("incident", "Incidencia", "Incident", "Algo no funciona o no ha llegado", "Something does not work or has not arrived", Phase.Contract, "INC"),
        ("complaint", "Queja", "Complaint", "No estoy contento con el trato o el servicio", "I am not happy with the service", Phase.Contract, "QUE"),
        ("claim", "Reclamación", "Claim", "Pido que lo arreglen o me compensen", "I ask for it to be put right or compensated", Phase.Contract, "REC"),
        ("petition", "Petición", "Petition", "Quiero pedir algo", "I want to ask for something", Phase.Contract, "PET"),
        ("request", "Solicitud", "Request", "Necesito un cambio o un trámite", "I need a change or a procedure", Phase.Contract, "SOL"),
        ("enquiry", "Consulta", "Enquiry", "Tengo una pregunta", "I have a question", Phase.PreSale, "CON"),
        ("quotation", "Presupuesto", "Quotation", "Quiero un presupuesto", "I want a quotation", Phase.PreSale, "PRE"),
        ("suggestion", "Sugerencia", "Suggestion", "Tengo una idea para mejorar", "I have an idea to improve", Phase.Contract, "SUG"),
        ("misconductReport", "Denuncia", "Report of misconduct", "Quiero denunciar una conducta, de forma confidencial", "I want to report misconduct, in confidence", Phase.Contract, "DEN"),
        ("compliment", "Felicitación", "Compliment", "Quiero felicitarles", "I want to congratulate you", Phase.PostSale, "FEL"),
        ("warranty", "Garantía", "Warranty", "Quiero usar la garantía", "I want to use the warranty", Phase.PostSale, "GAR"),
    ];

    private static readonly (string Code, string Es, string En)[] Channels =
    [
        ("web", "Formulario web", "Web form"), ("email", "Correo electrónico", "E-mail"), ("phone", "Teléfono", "Telephone"),
        ("inPerson", "En persona", "In person"), ("letter", "Carta", "Letter"), ("chat", "Chat", "Chat"), ("whatsapp", "WhatsApp", "WhatsApp"),
        ("telegram", "Telegram", "Telegram"), ("social", "Redes sociales", "Social networks"), ("api", "Otro sistema", "Another system"),
        ("import", "Importación", "Import"),
    ];

    private static readonly (string Code, string Es, string En)[] Reasons =
    [
        ("missedDeadline", "Incumplimiento de plazos", "Missed deadlines"),
        ("defectiveMaterial", "Material defectuoso", "Defective material"),
        ("wrongQuantity", "Cantidad distinta de la pedida", "Quantity different from ordered"),
    ];

    private static readonly (string Code, string Es, string En)[] Areas =
    [
        ("warehouse", "Almacén", "Warehouse"), ("transport", "Transporte", "Transport"), ("billing", "Facturación", "Billing"),
        ("sales", "Ventas", "Sales"), ("workshop", "Taller", "Workshop"),
    ];

    private static readonly (string Code, string Es, string En)[] Processes =
    [
        ("ordering", "Pedido", "Ordering"), ("delivery", "Entrega", "Delivery"), ("invoicing", "Facturación", "Invoicing"),
        ("afterSales", "Posventa", "After-sales"), ("attention", "Atención al cliente", "Customer service"),
    ];

    /// <summary>Writes the first catalogue unless there is one.</summary>
    public async Task Catalogue(AppDb db, CancellationToken cancel = default)
    {
        if (await db.Set<Kind>().AnyAsync(cancel))
            return;
        AddKinds(db);
        var position = 0;
        db.AddRange(Channels.Select(c => new Channel(c.Code, new LocalText(c.Es, c.En), ++position)));
        db.AddRange(Reasons.Select(r => new Reason(r.Code, new LocalText(r.Es, r.En), ++position)));
        db.AddRange(Areas.Select(a => new Area(a.Code, new LocalText(a.Es, a.En), ++position)));
        db.AddRange(Processes.Select(p => new Process(p.Code, new LocalText(p.Es, p.En), ++position)));
        var main = new Branch(1, "central", "Central", "Europe/Madrid");
        main.MakeDefault(true);
        db.Add(main);
        db.Add(new ClockTerms { Source = Domain.Deadlines.ClockPlan.SpanishConsumers.LegalSource });
        await db.SaveChangesAsync(cancel);
    }

    private static void AddKinds(AppDb db)
    {
        var position = 0;
        foreach (var (code, es, en, invitationEs, invitationEn, phase, series) in Kinds)
        {
            var kind = new Kind(code, new LocalText(es, en), phase, series);
            var answerEnds = code is "suggestion" or "compliment" or "enquiry" or "quotation";
            kind.Describe(kind.Name, new LocalText(invitationEs, invitationEn), phase, ++position);
            kind.Flow(Rigour.Light, needsAcceptance: !answerEnds, silenceMayClose: false, confidential: code == "misconductReport");
            kind.Present(offeredOnPortal: true, deservesApology: code is "incident" or "complaint" or "claim" or "warranty");
            db.Add(kind);
        }
    }
}
