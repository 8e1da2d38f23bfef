using Cauce.Domain.Common;

namespace Cauce.Domain.Intake.Import;

/// <summary>What people call the columns of their files, in Spanish and English; folded words, one name per line of each list.</summary>
internal static class HeaderWords
{
    private const int Exact = 100;
    private const int Contained = 50;

    private static readonly Dictionary<ImportField, string[]> Names = new()
    {
        [ImportField.Reference] = Of(
            "n|no|num|numero|id|codigo|referencia|ref|expediente|n expediente|numero expediente|numero de expediente|n caso|numero de caso|n incidencia|numero de incidencia|n reclamacion|numero de reclamacion|folio|radicado|ticket|n ticket|clave|number|case|case number|case id|complaint id|complaint number|ticket id|ticket number|reference|external reference"
        ),
        [ImportField.ReferenceYear] = Of("ano|ano expediente|ano del expediente|ejercicio|year|case year"),
        [ImportField.Received] = Of(
            "fecha|fecha apertura|fecha de apertura|fecha entrada|fecha de entrada|fecha recepcion|fecha de recepcion|fecha registro|fecha de registro|fecha alta|fecha creacion|fecha de presentacion|recibido|fecha recibida|date|date received|received|received at|received date|open date|opened|opened at|created|created at|created date|creation date|registered at|submitted at"
        ),
        [ImportField.Occurred] = Of(
            "fecha incidencia|fecha de la incidencia|fecha hechos|fecha de los hechos|fecha suceso|fecha ocurrencia|fecha del problema|ocurrido|incident date|occurred|occurred at|occurrence date|date of incident|event date|happened at"
        ),
        [ImportField.Closed] = Of(
            "fecha cierre|fecha de cierre|cerrado|fecha fin|fecha resolucion|fecha de resolucion|cierre|closed|closed at|close date|closed date|closing date|date closed|resolved at|resolution date"
        ),
        [ImportField.Subject] = Of("asunto|tema|titulo|resumen|subject|title|summary|issue|topic|short description"),
        [ImportField.Description] = Of(
            "descripcion|detalle|detalles|texto|mensaje|hechos|comentario|comentarios|relato|description|details|text|message|body|narrative|consumer complaint narrative|comments|complaint details"
        ),
        [ImportField.CustomerName] = Of(
            "cliente|nombre|nombre cliente|nombre del cliente|nombre y apellidos|reclamante|interesado|solicitante|ciudadano|usuario|razon social|customer|customer name|client|client name|name|full name|complainant|contact|contact name|requester"
        ),
        [ImportField.CustomerEmail] = Of(
            "email|e mail|mail|correo|correo electronico|email cliente|correo cliente|email address|e mail address|customer email|contact email|requester email"
        ),
        [ImportField.CustomerPhone] = Of(
            "telefono|tel|tfno|tlf|movil|celular|telefono de contacto|telefono cliente|phone|phone number|mobile|telephone|customer phone|contact phone|cell"
        ),
        [ImportField.CustomerReference] = Of(
            "n cliente|numero cliente|numero de cliente|num cliente|codigo cliente|codigo de cliente|id cliente|nif|cif|dni|nie|nif cif|rfc|ruc|n socio|numero de socio|contrato|n contrato|numero de contrato|customer id|customer number|customer reference|client id|account|account number|contract number|member number"
        ),
        [ImportField.Kind] = Of("tipo|clase|tipo de caso|tipo de reclamacion|tipo de incidencia|tipo expediente|naturaleza|kind|type|case type|complaint type|ticket type"),
        [ImportField.Reason] = Of(
            "motivo|subtema|causa|categoria|subcategoria|tipologia|materia|reason|cause|category|sub category|subcategory|sub issue|subissue|subtopic|complaint category"
        ),
        [ImportField.Channel] = Of("canal|canal de entrada|via|via de entrada|medio|origen|fuente|forma de presentacion|channel|source|origin|submitted via|via|medium|received via"),
        [ImportField.Severity] = Of("gravedad|severidad|impacto|severity|impact|seriousness"),
        [ImportField.Urgency] = Of("urgencia|urgente|prioridad|urgency|urgent|priority"),
        [ImportField.State] = Of("estado|situacion|fase|estado del caso|status|state|stage|case status"),
        [ImportField.Product] = Of("producto|articulo|servicio|modelo|sku|codigo articulo|product|item|service|model|product name|article"),
        [ImportField.DocumentNumber] = Of(
            "factura|n factura|numero factura|numero de factura|albaran|n albaran|numero de albaran|pedido|n pedido|numero de pedido|documento|n documento|invoice|invoice number|invoice no|order|order number|order id|delivery note|document number"
        ),
        [ImportField.Branch] = Of("sucursal|delegacion|tienda|oficina|centro|sede|punto de venta|establecimiento|branch|store|office|shop|site|location"),
        [ImportField.Area] = Of("barrio|zona|distrito|municipio|localidad|poblacion|area|neighbourhood|neighborhood|district|zone|borough|town|city"),
    };

    public static IEnumerable<ImportField> Fields => Names.Keys;

    /// <summary>How well a header names the field, 0 to 100: all of it is the name, or the name is among its words (longer names say more).</summary>
    public static int Fit(string header, ImportField field)
    {
        var words = Stems(Fold.Words(header));
        return words.Length == 0 ? 0 : Names[field].Max(name => Fit(words, name));
    }

    private static int Fit(string words, string name) =>
        words == name ? Exact
        : name.Length > 2 && $" {words} ".Contains($" {name} ", StringComparison.Ordinal) ? Contained + Math.Min(name.Length, Contained - 10)
        : 0;

    private static string[] Of(string names) => [.. names.Split('|').Select(Stems).Distinct()];

    private static string Stems(string words) => string.Join(' ', words.Split(' ').Select(SpanishStem.Of));
}
