using System.Globalization;
using Cauce.Domain.Cases;

namespace Cauce.App.Portal;

/// <summary>Dates, terms and sizes as the portal says them, in the reader's language.</summary>
internal static class Say
{
    /// <summary>viernes, 9 de enero de 2026</summary>
    public static string Day(DateTimeOffset local) => local.ToString("D", CultureInfo.CurrentCulture);

    /// <summary>viernes, 9 de enero</summary>
    public static string ShortDay(DateTimeOffset local) =>
        local.ToString(CustomerStory.Language == "es" ? "dddd, d 'de' MMMM" : "dddd d MMMM", CultureInfo.CurrentCulture);

    /// <summary>9 ene</summary>
    public static string LeafDay(DateTimeOffset local) => local.ToString("d MMM", CultureInfo.CurrentCulture).TrimEnd('.');

    public static string Month(DateTimeOffset local) =>
        local.ToString("MMM", CultureInfo.CurrentCulture).TrimEnd('.').ToUpper(CultureInfo.CurrentCulture);

    /// <summary>9 de enero de 2026, 17:40</summary>
    public static string Moment(DateTimeOffset local) =>
        local.ToString(CustomerStory.Language == "es" ? "d 'de' MMMM 'de' yyyy, H:mm" : "d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>The kind inside a sentence: "su reclamación".</summary>
    public static string Kind(Kind kind)
    {
        var name = kind.Name.In(CustomerStory.Language);
        return name.Length == 0 ? name : char.ToLower(name[0], CultureInfo.CurrentCulture) + name[1..];
    }

    /// <summary>Where the case stands, in a sentence.</summary>
    public static string Stand(TrackingLook look)
    {
        var sentence = look.Case switch
        {
            { MergedInto: not null } => Texts.StandMerged,
            { ClosedAt: not null } => Texts.StandClosed,
            { AcceptedAt: not null } => Texts.StandAccepted,
            { SolvedAt: not null } => Texts.StandAnswered,
            { Rejections: > 0 } => Texts.StandAlternative,
            { StartedAt: not null } => Texts.StandInProgress,
            { ClassifiedAt: not null } or { AnalysisStartedAt: not null } => Texts.StandStudied,
            _ => Texts.StandReceived,
        };
        return string.Format(CultureInfo.CurrentCulture, sentence, Kind(look.Kind));
    }

    public static string IconOf(string kind) => kind switch
    {
        "incident" => "tool",
        "complaint" => "mood-sad",
        "claim" => "scale",
        "petition" => "speakerphone",
        "request" => "clipboard-list",
        "enquiry" => "help-circle",
        "quotation" => "receipt",
        "suggestion" => "bulb",
        "misconductReport" => "shield",
        "compliment" => "heart-handshake",
        "warranty" => "shield-check",
        _ => "message",
    };

    public static string ChannelIconOf(string channel) => channel switch
    {
        "phone" => "phone",
        "email" => "mail",
        "inPerson" => "building-store",
        "letter" => "file-text",
        "whatsapp" => "brand-whatsapp",
        "telegram" => "send",
        "social" => "world",
        _ => "message",
    };
}
