using System.ComponentModel.DataAnnotations;
using Cauce.App.Communication.Letters;
using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication.Wording;

/// <summary>The wordings of the letters, for programs that keep them elsewhere.</summary>
internal static class WordingApi
{
    private static readonly string[] Languages = ["es", "en"];

    public static void MapWordingApi(this IEndpointRouteBuilder api)
    {
        var letters = api.MapGroup("/letters").WithTags("Letters");
        letters.MapGet("", (HttpContext http, Catalogue catalogue) =>
        {
            http.Actor().Must(Permission.ManageCatalogues);
            return LetterForms.All.SelectMany(form => Languages.Select(language => WordingEntry.Of(form, language, catalogue.Current))).ToList();
        }).WithSummary("Every letter in both languages, with the wording in force").Produces<IReadOnlyList<WordingEntry>>();
        letters.MapPut("{letter}/{language}", async (string letter, string language, NewWording input, WordLetter act, Catalogue catalogue, HttpContext http) =>
        {
            await act.Do(letter, language, input.Template ?? "", input.Version, http.Actor(), http.RequestAborted);
            return WordingEntry.Of(LetterForms.Of(letter), language, catalogue.Current);
        }).WithSummary("Words a letter anew").Produces<WordingEntry>();
        letters.MapDelete("{letter}/{language}", async (string letter, string language, WordLetter act, HttpContext http) =>
        {
            await act.Do(letter, language, null, null, http.Actor(), http.RequestAborted);
            return Results.NoContent();
        }).WithSummary("Gives a letter back the wording that comes with the program").Produces(StatusCodes.Status204NoContent);
    }
}

public sealed class NewWording
{
    /// <summary>Subject in the first line, then the text, with Handlebars' placeholders.</summary>
    [Required]
    public string? Template { get; set; }

    /// <summary>Version that was read; a stale one is refused.</summary>
    public int? Version { get; set; }
}

/// <summary>A letter in one language as the API gives it.</summary>
/// <param name="IsOurs">It is the wording that comes with the program.</param>
/// <param name="Version">0: never worded by anybody here.</param>
/// <param name="Placeholders">All that the template may mention; those in <paramref name="Needed"/> it must.</param>
public sealed record WordingEntry(
    string Letter, string Language, string Template, bool IsOurs, int Version, string? By, IReadOnlyList<string> Placeholders, IReadOnlyList<string> Needed)
{
    internal static WordingEntry Of(LetterForm form, string language, Catalogue.Snapshot known)
    {
        var own = known.LetterTexts.GetValueOrDefault((form.Name, language));
        return new WordingEntry(form.Name, language, own?.Template ?? LetterBook.Ours(form.Name, language), own?.Template is null, own?.Version ?? 0, own?.ByName,
            [.. form.All], form.Must);
    }
}
