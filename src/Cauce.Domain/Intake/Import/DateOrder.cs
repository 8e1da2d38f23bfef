using System.Text.Json.Serialization;

namespace Cauce.Domain.Intake.Import;

/// <summary>In which order a column writes its dates. A year of four digits in front, a month by its name and a spreadsheet's day number are read in any order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DateOrder>))]
public enum DateOrder
{
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}
