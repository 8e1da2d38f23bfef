using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Incidents;

/// <summary>What fills the places of a ready-made text in one case, and by which way its customer is told.</summary>
internal static class Filling
{
    /// <summary><c>en</c>, or else <c>es</c>: the languages of letters.</summary>
    public static string LanguageOf(string language) => language == "en" ? "en" : "es";

    /// <summary>The way they asked for, where we can; a call and a letter on paper are for people to make.</summary>
    public static CircularWay WayOf(Complainant complainant) => complainant switch
    {
        { PreferredChannel: "letter" } => CircularWay.Letter,
        { PreferredChannel: "phone", Phone: not null } => CircularWay.Phone,
        { Email: not null } => CircularWay.Email,
        { Phone: not null } => CircularWay.Phone,
        _ => CircularWay.None,
    };

    public static string AddressOf(Complainant complainant) => WayOf(complainant) switch
    {
        CircularWay.Email => complainant.Email!,
        CircularWay.Phone => complainant.Phone!,
        _ => "",
    };

    public static string NameOf(Case @case, string? customer) => @case.Complainant.Name.Length > 0 ? @case.Complainant.Name : customer ?? "";

    public static Dictionary<string, string?> Values(Case @case, string? customer, Catalogue.Snapshot known) => new(StringComparer.Ordinal)
    {
        ["name"] = NameOf(@case, customer),
        ["number"] = @case.Number,
        ["subject"] = @case.Subject,
        ["answerDue"] = TimeZoneInfo.ConvertTime(@case.AnswerDueAt, known.CalendarOf(@case.Branch).Zone)
            .ToString("D", LetterWriter.CultureOf(LanguageOf(@case.Complainant.Language))),
    };

    /// <summary>For a customer without a case: there is nothing else to fill in.</summary>
    public static Dictionary<string, string?> Values(string name) => new(StringComparer.Ordinal) { ["name"] = name };
}
