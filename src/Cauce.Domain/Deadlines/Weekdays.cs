namespace Cauce.Domain.Deadlines;

/// <summary>A set of days of the week, such as the weekend of a country. Bit n stands for <see cref="DayOfWeek"/> n.</summary>
[Flags]
public enum Weekdays
{
    None = 0,
    Sunday = 1,
    Monday = 2,
    Tuesday = 4,
    Wednesday = 8,
    Thursday = 16,
    Friday = 32,
    Saturday = 64,
    SaturdayAndSunday = Saturday | Sunday,
    MondayToFriday = Monday | Tuesday | Wednesday | Thursday | Friday,
    All = MondayToFriday | SaturdayAndSunday,
}

public static class WeekdaysExtensions
{
    public static bool Includes(this Weekdays days, DayOfWeek day) => ((int)days & (1 << (int)day)) != 0;
}
