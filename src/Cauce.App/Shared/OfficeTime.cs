using System.Globalization;
using Cauce.App.Data;

namespace Cauce.App.Shared;

/// <summary>Moments on pages that belong to no single branch: in the zone of the house's default branch.</summary>
internal sealed class OfficeTime(Catalogue known)
{
    public string At(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, known.Current.CalendarOf(known.Current.DefaultBranch?.Id ?? 0).Zone).ToString("g", CultureInfo.CurrentCulture);
}
