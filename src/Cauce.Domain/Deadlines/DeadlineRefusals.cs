using Cauce.Domain.Common;

namespace Cauce.Domain.Deadlines;

/// <summary>Every "no" of calendars and terms.</summary>
public static class DeadlineRefusals
{
    /// <summary>Argument: the zone that the IANA database does not know.</summary>
    public static readonly Refusal ZoneUnknown = new("calendar.zone-unknown");

    public static readonly Refusal NoWorkingDay = new("calendar.no-working-day");

    /// <summary>A duration in working hours was asked of a calendar that never opens.</summary>
    public static readonly Refusal NeverOpen = new("calendar.never-open");

    /// <summary>Arguments: from, to.</summary>
    public static readonly Refusal SlotEmpty = new("calendar.slot-empty");

    /// <summary>Arguments: the weekday, the start of the second of the two slots.</summary>
    public static readonly Refusal SlotsOverlap = new("calendar.slots-overlap");

    /// <summary>Argument: the text that is not a slot such as <c>9:00-14:00</c>.</summary>
    public static readonly Refusal SlotsUnreadable = new("calendar.slots-unreadable");

    /// <summary>Argument: the numbers of the lines that hold no date and name.</summary>
    public static readonly Refusal HolidaysUnreadable = new("calendar.holidays-unreadable") { Field = "Lines" };

    /// <summary>Argument: the date that is already there.</summary>
    public static readonly Refusal HolidayTwice = new("calendar.holiday-twice") { Field = "Date" };

    public static readonly Refusal HolidayDateUnreadable = new("calendar.holiday-date-unreadable") { Field = "Date" };

    /// <summary>Argument: the text that is not a term such as <c>15wd</c>.</summary>
    public static readonly Refusal TermUnreadable = new("term.unreadable");

    /// <summary>Arguments: the amount, the largest one allowed.</summary>
    public static readonly Refusal TermOutOfRange = new("term.out-of-range");
}
