using Cauce.Domain.Common;

namespace Cauce.Domain.Intake.Import;

/// <summary>What people write into the cells of fixed lists, as the names this product uses; what is not here is kept as it stands.</summary>
internal static class ImportWords
{
    private static readonly Dictionary<ImportField, Dictionary<string, string>> Names = new()
    {
        [ImportField.Kind] = Read(
            "incident: incidencia, incident, issue, averia, fault; complaint: queja, complaint; claim: reclamacion, reclamo, claim; petition: peticion, petition; request: solicitud, requerimiento, request; enquiry: consulta, enquiry, inquiry, question, informacion; quotation: presupuesto, quotation, quote; suggestion: sugerencia, suggestion; misconductReport: denuncia, misconduct report; compliment: felicitacion, agradecimiento, compliment; warranty: garantia, warranty"
        ),
        [ImportField.Channel] = Read(
            "web: web, portal, internet, formulario, formulario web, website, sede electronica; email: email, e mail, mail, correo, correo electronico; phone: telefono, telefonico, phone, telephone, call, llamada; inPerson: presencial, en persona, oficina, in person, walk in, counter; letter: carta, correo postal, letter, post, postal mail, fax; chat: chat; whatsapp: whatsapp; telegram: telegram; social: redes sociales, twitter, x, facebook, instagram, social, social media; api: api"
        ),
        [ImportField.Severity] = Read(
            "minor: poco grave, leve, menor, baja, low, minor; serious: grave, media, moderada, medium, moderate, serious, major; critical: muy grave, critica, alta, high, critical, severe"
        ),
        [ImportField.Urgency] = Read(
            "low: baja, low, no urgente; normal: normal, media, medium, no, n, false, 0; high: alta, urgente, high, urgent, si, s, yes, y, true, 1, muy alta, critica, critical"
        ),
        [ImportField.State] = Read(
            "registered: registrado, registrada, abierto, abierta, nuevo, nueva, pendiente, open, new, pending, registered; inProgress: en curso, en tramite, en proceso, tramitacion, in progress, processing, en gestion; solved: resuelto, resuelta, solucionado, solucionada, solved, resolved; closed: cerrado, cerrada, finalizado, finalizada, archivado, archivada, closed, done, finished"
        ),
    };

    public static string? Recognise(ImportField field, string value) => Names[field].GetValueOrDefault(Key(value));

    private static Dictionary<string, string> Read(string list)
    {
        var names = new Dictionary<string, string>();
        foreach (var entry in list.Split(';', StringSplitOptions.TrimEntries))
        {
            var (name, words) = (entry.Split(':')[0], entry.Split(':')[1]);
            foreach (var word in words.Split(',', StringSplitOptions.TrimEntries).Append(name))
                names.TryAdd(Key(word), name);
        }
        return names;
    }

    private static string Key(string value) => string.Join(' ', Fold.Words(value).Split(' ').Select(SpanishStem.Of));
}
