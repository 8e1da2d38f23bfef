namespace Cauce.Domain.Deadlines;

/// <summary>The date of Easter in the Gregorian calendar.</summary>
public static class Easter
{
    /// <summary>Anonymous Gregorian computus (Meeus, <i>Astronomical Algorithms</i>, ch. 8), good for every year from 1583.</summary>
    public static DateOnly SundayOf(int year)
    {
        int golden = year % 19, century = year / 100, inCentury = year % 100;
        var correction = (century - (century + 8) / 25 + 1) / 3;
        var epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        var toSunday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
        var late = (golden + 11 * epact + 22 * toSunday) / 451;
        var march = epact + toSunday - 7 * late + 114;
        return new DateOnly(year, march / 31, march % 31 + 1);
    }
}
