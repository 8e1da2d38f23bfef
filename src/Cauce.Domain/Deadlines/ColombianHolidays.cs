namespace Cauce.Domain.Deadlines;

/// <summary>Holidays of Colombia (Ley 51 de 1983): six keep their date, two follow Easter, ten move to Monday.</summary>
public static class ColombianHolidays
{
    private const string Law = "Ley 51 de 1983 art. 1";
    private const string Moved = "Ley 51 de 1983 arts. 1-2";

    public static readonly HolidayTable National = HolidayTable.Of(
        new FixedHoliday(1, 1, "Año Nuevo", "New Year's Day", Law),
        new FixedHoliday(1, 6, "Reyes Magos", "Epiphany", Moved) { MovesToMonday = true },
        new FixedHoliday(3, 19, "San José", "Saint Joseph", Moved) { MovesToMonday = true },
        new EasterHoliday(-3, "Jueves Santo", "Maundy Thursday", Law),
        new EasterHoliday(-2, "Viernes Santo", "Good Friday", Law),
        new FixedHoliday(5, 1, "Día del Trabajo", "Labour Day", Law),
        new EasterHoliday(39, "Ascensión del Señor", "Ascension", Moved) { MovesToMonday = true },
        new EasterHoliday(60, "Corpus Christi", "Corpus Christi", Moved) { MovesToMonday = true },
        new EasterHoliday(68, "Sagrado Corazón de Jesús", "Sacred Heart", Moved) { MovesToMonday = true },
        new FixedHoliday(6, 29, "San Pedro y San Pablo", "Saint Peter and Saint Paul", Moved) { MovesToMonday = true },
        new FixedHoliday(7, 20, "Día de la Independencia", "Independence Day", Law),
        new FixedHoliday(8, 7, "Batalla de Boyacá", "Battle of Boyacá", Law),
        new FixedHoliday(8, 15, "Asunción de la Virgen", "Assumption", Moved) { MovesToMonday = true },
        new FixedHoliday(10, 12, "Día de la Raza", "Columbus Day", Moved) { MovesToMonday = true },
        new FixedHoliday(11, 1, "Todos los Santos", "All Saints", Moved) { MovesToMonday = true },
        new FixedHoliday(11, 11, "Independencia de Cartagena", "Independence of Cartagena", Moved) { MovesToMonday = true },
        new FixedHoliday(12, 8, "Inmaculada Concepción", "Immaculate Conception", Law),
        new FixedHoliday(12, 25, "Navidad", "Christmas Day", Law));
}
