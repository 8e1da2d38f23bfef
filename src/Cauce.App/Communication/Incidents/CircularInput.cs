using System.ComponentModel.DataAnnotations;
using Cauce.App.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Incidents;

/// <summary>What is to be said to all, as a form or a program gives it.</summary>
public sealed class CircularInput
{
    /// <summary>What a text may hold between double braces; each is filled in with the case's own.</summary>
    public static readonly IReadOnlyList<string> Places = ["name", "number", "subject", "answerDue"];

    /// <summary><c>reply</c>, <c>solution</c> or <c>notice</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>For those who read Spanish; needed when one of them does. <c>{{name}}</c>, <c>{{number}}</c>, <c>{{subject}}</c> and <c>{{answerDue}}</c> are filled in.</summary>
    [MaxLength(Text.MaxBody, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? TextEs { get; set; }

    /// <summary>For those who read English; nothing is translated by a machine.</summary>
    [MaxLength(Text.MaxBody, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
    public string? TextEn { get; set; }

    /// <summary>What caused it, in Spanish; of a solution only.</summary>
    public string? OriginEs { get; set; }

    public string? OriginEn { get; set; }

    /// <summary>The solution comes with an apology.</summary>
    public bool WithApology { get; set; }

    /// <summary>Code of a product: those with a case about it are told too. Of a notice only.</summary>
    [MaxLength(100)]
    public string? Product { get; set; }

    /// <summary>Customers without a case: e-mail addresses or customer references, one a line, 5,000 at most. Of a notice only.</summary>
    [MaxLength(400_000)]
    public string? Recipients { get; set; }

    /// <summary>Only says what would be done; nothing is written.</summary>
    public bool DryRun { get; set; }

    /// <exception cref="RefusedException">A text cannot be kept, or holds a place that is none.</exception>
    internal CircularWords Read()
    {
        var kind = Choice.Read<CircularKind>(Kind, "Kind") ?? throw (Text.Missing with { Field = "Kind" }).AsException();
        if (kind != CircularKind.Notice && !(string.IsNullOrWhiteSpace(Recipients) && string.IsNullOrWhiteSpace(Product)))
            CircularRefusals.OnlyNotices.Enforce();
        var isSolution = kind == CircularKind.Solution;
        return new CircularWords(kind, Words(TextEs, nameof(TextEs)), Words(TextEn, nameof(TextEn)))
        {
            OriginEs = isSolution ? Words(OriginEs, nameof(OriginEs)) : null,
            OriginEn = isSolution ? Words(OriginEn, nameof(OriginEn)) : null,
            WithApology = isSolution && WithApology,
        };
    }

    private static string? Words(string? given, string field)
    {
        if (string.IsNullOrWhiteSpace(given))
            return null;
        var text = Text.Body(given, field);
        var filled = Placeholders.Fill(text, Places.ToDictionary(place => place, place => (string?)place));
        ((Blanks.WhyNotSend(filled) is { } blank ? blank with { Field = field } : null)).Enforce();
        return text;
    }
}
