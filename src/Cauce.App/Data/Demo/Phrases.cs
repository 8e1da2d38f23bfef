using Cauce.Domain.Cases;

namespace Cauce.App.Data.Demo;

/// <summary>What is said in the demo's cases after the first word.</summary>
internal static class Phrases
{
    public static readonly string[] Notes =
    [
        "He pedido las fotos de la descarga al almacén.", "El jefe de almacén lo confirma: salió incompleto.",
        "Cliente de toda la vida, conviene llamarle hoy.", "El fabricante responde mañana sobre el lote.",
        "Comprobado en la ruta: el reparto se hizo por la tarde.", "Pendiente de que facturación revise el descuento.",
        "Ya tuvo algo parecido en primavera. Ojo con el tono.", "El transportista dice que avisó, pero no consta la llamada.",
    ];

    public static readonly string[] Insistences =
    [
        "¿Hay alguna novedad? Tengo la obra parada.", "Les adjunto dos fotos para que lo vean mejor.", "Sigo esperando una respuesta, por favor.",
        "He vuelto a llamar y me dicen que está en sus manos.", "Necesito saberlo antes del viernes.", "Por favor, díganme si puedo contar con ello.",
    ];

    public static readonly string[] Replies =
    [
        "Buenos días. Sentimos lo ocurrido con {product}. ¿Podría enviarnos una foto de la etiqueta de la caja?",
        "Gracias por avisarnos. Hemos localizado su pedido {order} y hoy mismo lo revisamos con el almacén.",
        "Le pedimos disculpas. ¿Cuántas piezas tiene ya colocadas?", "Hemos hablado con la agencia de transporte y le confirmamos la fecha antes de mañana.",
        "Buenas tardes. Lo está viendo nuestro técnico; le llamaremos esta semana para quedar.",
        "Queremos estar seguros de entenderlo bien: ¿lo que necesita es la reposición o el abono?",
    ];

    public static readonly string[] Answers =
    [
        "Van las fotos. En la etiqueta pone lote 4417.", "Prefiero la reposición, si es del mismo tono.", "De acuerdo, espero su llamada.",
        "Ya hay colocados unos seis metros de {product}.", "El abono, por favor: ya lo hemos comprado en otro sitio.", "Sí, el pedido es {order}.",
    ];

    public static readonly string[] Rejections =
    [
        "No me sirve: la obra se entrega antes de esa fecha.", "El material que han traído vuelve a ser de otro tono.",
        "Eso no cubre la mano de obra de volver a colocarlo.", "Ha vuelto a pasar lo mismo.", "Nadie vino el día que dijeron.",
    ];

    public static readonly string[] Alternatives =
    [
        "Tiene razón. Lo llevamos mañana con un vehículo propio y pagamos la jornada perdida.",
        "Le ofrecemos el abono completo y un descuento del 15 % en su próximo pedido. Sentimos las molestias.",
        "Cambiamos todo el material por uno de un solo lote y enviamos a dos oficiales a colocarlo.",
    ];

    public static readonly string[] Evidence =
    [
        "Lo confirma por teléfono.", "Responde por correo que está conforme.", "Firma la conformidad en el mostrador.", "Mensaje de WhatsApp: «perfecto, gracias».",
    ];

    public static readonly (ActionType Type, string What)[] Actions =
    [
        (ActionType.Containment, "Retener el resto del lote en el almacén"), (ActionType.Containment, "Avisar a los demás clientes del mismo reparto"),
        (ActionType.Corrective, "Preparar la reposición y revisarla pieza a pieza"), (ActionType.Corrective, "Emitir la factura rectificativa"),
        (ActionType.Corrective, "Enviar al técnico al domicilio"), (ActionType.Preventive, "Separar en el almacén las dos referencias que se confunden"),
        (ActionType.Preventive, "Exigir cantoneras a la agencia de transporte"), (ActionType.Preventive, "Corregir la ficha del producto en la web"),
    ];
}
