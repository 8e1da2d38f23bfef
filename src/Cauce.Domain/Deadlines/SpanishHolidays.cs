namespace Cauce.Domain.Deadlines;

/// <summary>Holidays of Spain (Real Decreto 2001/1983, art. 45). Regions publish theirs every year; two more are local.</summary>
/// <remarks>
/// When a national holiday falls on a Sunday each region chooses between the Monday and another day of its own,
/// so that Monday is a dated row of the branch and not a rule of the country.
/// </remarks>
public static class SpanishHolidays
{
    private const string Civic = "RD 2001/1983 art. 45.1.a";
    private const string Statute = "RD 2001/1983 art. 45.1.b; ET art. 37.2";
    private const string Accord = "RD 2001/1983 art. 45.1.c";
    private const string Replaceable = "RD 2001/1983 art. 45.1.d";

    /// <summary>A region may replace it; none has for years, so it stands among the national ones.</summary>
    public static readonly HolidayRule Epiphany = new FixedHoliday(1, 6, "Epifanía del Señor", "Epiphany", Replaceable);

    /// <summary>Most regions keep it, Catalonia for one does not. A branch adds it where it holds.</summary>
    public static readonly HolidayRule MaundyThursday = new EasterHoliday(-3, "Jueves Santo", "Maundy Thursday", Replaceable);

    /// <summary>Kept by some regions, not the same ones every year. A branch adds it where it holds.</summary>
    public static readonly HolidayRule SaintJoseph = new FixedHoliday(3, 19, "San José", "Saint Joseph", Replaceable);

    /// <summary>The holidays every region keeps when they do not fall on a Sunday.</summary>
    public static readonly HolidayTable National = HolidayTable.Of(
        new FixedHoliday(1, 1, "Año Nuevo", "New Year's Day", Statute),
        Epiphany,
        new EasterHoliday(-2, "Viernes Santo", "Good Friday", Accord),
        new FixedHoliday(5, 1, "Fiesta del Trabajo", "Labour Day", Statute),
        new FixedHoliday(8, 15, "Asunción de la Virgen", "Assumption", Accord),
        new FixedHoliday(10, 12, "Fiesta Nacional de España", "National Day of Spain", Civic),
        new FixedHoliday(11, 1, "Todos los Santos", "All Saints", Accord),
        new FixedHoliday(12, 6, "Día de la Constitución Española", "Constitution Day", Civic),
        new FixedHoliday(12, 8, "Inmaculada Concepción", "Immaculate Conception", Accord),
        new FixedHoliday(12, 25, "Natividad del Señor", "Christmas Day", Statute));
}
