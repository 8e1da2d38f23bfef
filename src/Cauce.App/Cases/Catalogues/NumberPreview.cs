using System.Globalization;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases.Catalogues;

/// <summary>The number the next case of a kind would have, or why there is none.</summary>
public sealed record NumberPreview(string? Number, string? Trouble)
{
    public static async Task<NumberPreview> Of(KindInput input, string? code, Catalogue.Snapshot known, AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var (series, format) = (input.ReadSeries(), input.ReadFormat());
        if (CatalogueRules.WhyNotNumber(series, format, known.Kinds.Where(kind => kind.Code != code), language) is { } not)
            return new NumberPreview(null, Shared.Refusals.Tell(not));
        var kind = new Kind("preview", new LocalText("", ""), Phase.Contract, series);
        kind.Number(series, format);
        var year = known.CalendarOf(known.DefaultBranch?.Id ?? 0).LocalDate(now).Year;
        var counter = CaseNumber.CounterOf(kind, year);
        var last = await db.Set<Counter>().Where(c => c.Name == counter).Select(c => c.Last).FirstOrDefaultAsync(cancel);
        return new NumberPreview(CaseNumber.Format(kind, year, last + 1), null);
    }
}
