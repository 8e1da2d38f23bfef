using System.Globalization;
using Cauce.Domain.Deadlines;

namespace Cauce.App.Deadlines;

/// <summary>A length of time in the reader's words.</summary>
internal static class TermLength
{
    /// <summary>15 días naturales</summary>
    public static string Of(Term term)
    {
        var many = term.Amount != 1;
        var unit = term.Unit switch
        {
            TermUnit.WorkingDays => many ? Texts.TermWorkingDays : Texts.TermWorkingDay,
            TermUnit.Hours => many ? Texts.TermHours : Texts.TermHour,
            TermUnit.WorkingHours => many ? Texts.TermWorkingHours : Texts.TermWorkingHour,
            TermUnit.Months => many ? Texts.TermMonths : Texts.TermMonth,
            _ => many ? Texts.TermCalendarDays : Texts.TermCalendarDay,
        };
        return $"{term.Amount.ToString(CultureInfo.CurrentCulture)} {unit}";
    }
}
