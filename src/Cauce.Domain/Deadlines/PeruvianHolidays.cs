namespace Cauce.Domain.Deadlines;

/// <summary>Holidays of Peru (Decreto Legislativo 713, art. 6, as amended). Days off granted by decree are dated rows.</summary>
public static class PeruvianHolidays
{
    private const string Law = "DLeg 713 art. 6";

    public static readonly HolidayTable National = HolidayTable.Of(
        new FixedHoliday(1, 1, "Año Nuevo", "New Year's Day", Law),
        new EasterHoliday(-3, "Jueves Santo", "Maundy Thursday", Law),
        new EasterHoliday(-2, "Viernes Santo", "Good Friday", Law),
        new FixedHoliday(5, 1, "Día del Trabajo", "Labour Day", Law),
        new FixedHoliday(6, 7, "Batalla de Arica y Día de la Bandera", "Battle of Arica and Flag Day", "Ley 31788") { From = 2024 },
        new FixedHoliday(6, 29, "San Pedro y San Pablo", "Saint Peter and Saint Paul", Law),
        new FixedHoliday(7, 23, "Día de la Fuerza Aérea del Perú", "Air Force Day", "Ley 31822") { From = 2023 },
        new FixedHoliday(7, 28, "Fiestas Patrias", "Independence Day", Law),
        new FixedHoliday(7, 29, "Fiestas Patrias", "Independence Day", Law),
        new FixedHoliday(8, 6, "Batalla de Junín", "Battle of Junín", "Ley 31530") { From = 2022 },
        new FixedHoliday(8, 30, "Santa Rosa de Lima", "Saint Rose of Lima", Law),
        new FixedHoliday(10, 8, "Combate de Angamos", "Battle of Angamos", Law),
        new FixedHoliday(11, 1, "Todos los Santos", "All Saints", Law),
        new FixedHoliday(12, 8, "Inmaculada Concepción", "Immaculate Conception", Law),
        new FixedHoliday(12, 9, "Batalla de Ayacucho", "Battle of Ayacucho", "Ley 31381") { From = 2022 },
        new FixedHoliday(12, 25, "Navidad del Señor", "Christmas Day", Law));
}
