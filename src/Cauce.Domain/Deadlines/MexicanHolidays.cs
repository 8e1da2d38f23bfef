namespace Cauce.Domain.Deadlines;

/// <summary>Rest days of Mexico (Ley Federal del Trabajo, art. 74). Election days and bank closing days are dated rows.</summary>
public static class MexicanHolidays
{
    private const string Law = "LFT art. 74";

    public static readonly HolidayTable National = HolidayTable.Of(
        new FixedHoliday(1, 1, "Año Nuevo", "New Year's Day", Law),
        new NthWeekdayHoliday(1, DayOfWeek.Monday, 2, "Día de la Constitución", "Constitution Day", Law) { From = 2006 },
        new NthWeekdayHoliday(3, DayOfWeek.Monday, 3, "Natalicio de Benito Juárez", "Birthday of Benito Juárez", Law) { From = 2006 },
        new FixedHoliday(5, 1, "Día del Trabajo", "Labour Day", Law),
        new FixedHoliday(9, 16, "Día de la Independencia", "Independence Day", Law),
        new FixedHoliday(10, 1, "Transmisión del Poder Ejecutivo Federal", "Change of Federal Executive", Law) { From = 2024, EveryYears = 6 },
        new NthWeekdayHoliday(3, DayOfWeek.Monday, 11, "Día de la Revolución", "Revolution Day", Law) { From = 2006 },
        new FixedHoliday(12, 25, "Navidad", "Christmas Day", Law));
}
