using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Cauce.App.Cases;

/// <summary>Where a page ended: the sort keys of its last line. Written as an opaque cursor.</summary>
/// <param name="Rank">The priority, when sorted by it; otherwise 0.</param>
/// <param name="Key">Milliseconds or days, by the sort; null behind the last case that has one.</param>
/// <param name="Seq">Order of registration, which tells equals apart.</param>
internal sealed record CasePlace(CaseSort Sort, bool Descending, int Rank, long? Key, long Seq)
{
    public static CasePlace After(CaseRow row, CaseFilter filter) => new(filter.SortUsed, filter.DescendingUsed,
        filter.SortUsed == CaseSort.Priority ? (int)row.Priority : 0,
        filter.SortUsed switch
        {
            CaseSort.Due => row.NextDueAt?.ToUnixTimeMilliseconds(),
            CaseSort.Priority => row.AnswerDueAt.ToUnixTimeMilliseconds(),
            CaseSort.Received => row.ReceivedOn.DayNumber,
            _ => null,
        },
        row.Seq);

    public string Write() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{(int)Sort}.{(Descending ? 1 : 0)}.{Rank}.{Key}.{Seq}")));

    /// <summary>Null for the beginning.</summary>
    /// <exception cref="RefusedException">It is none of ours, or belongs to another order.</exception>
    public static CasePlace? Read(CaseFilter filter)
    {
        if (filter.Cursor is null)
            return null;
        var place = TryRead(filter.Cursor);
        return place is not null && place.Sort == filter.SortUsed && place.Descending == filter.DescendingUsed && place.IsPossible
            ? place : throw CaseFilterPart.BadCursor.AsException();
    }

    private bool IsPossible => Sort switch
    {
        CaseSort.Priority => Key is not null,
        CaseSort.Received => Key <= DateOnly.MaxValue.DayNumber,
        _ => true,
    };

    private static CasePlace? TryRead(string cursor)
    {
        if (cursor.Length > 200 || !Base64Url.IsValid(cursor))
            return null;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)).Split('.');
        if (parts.Length != 5 || !long.TryParse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
            return null;
        var key = long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read <= 250_000_000_000_000 ? read : (long?)null;
        var rank = int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var priority) ? priority : 0;
        return parts[0] is "0" or "1" or "2" or "3" && parts[1] is "0" or "1"
            ? new CasePlace((CaseSort)(parts[0][0] - '0'), parts[1] == "1", rank, key, seq) : null;
    }
}
