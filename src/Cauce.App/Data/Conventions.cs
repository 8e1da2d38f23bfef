using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cauce.App.Data;

/// <summary>Names and value forms that hold for every table.</summary>
internal static class Conventions
{
    /// <summary>A value as SQLite keeps it, for hand-written statements.</summary>
    public static object? InSqlite(object? value) => value switch
    {
        Guid id => id.ToByteArray(bigEndian: true),
        DateTimeOffset at => at.ToUnixTimeMilliseconds(),
        _ => value,
    };

    /// <summary>
    /// Typed ids are UUIDs. SQLite keeps UUIDs as 16 bytes in their order of birth, and instants as UTC milliseconds so that
    /// it can sort them; PostgreSQL has types for both.
    /// </summary>
    public static void Configure(ModelConfigurationBuilder configuration, bool sqlite)
    {
        foreach (var entity in IdTypes())
        {
            var id = typeof(Id<>).MakeGenericType(entity);
            var converter = (sqlite ? typeof(IdToBytes<>) : typeof(IdToGuid<>)).MakeGenericType(entity);
            configuration.Properties(id).HaveConversion(converter);
        }
        configuration.Properties<Money>().HaveConversion<MoneyToText>();
        if (sqlite)
        {
            configuration.Properties<Guid>().HaveConversion<GuidToBytes>();
            configuration.Properties<DateTimeOffset>().HaveConversion<InstantToMilliseconds>();
        }
    }

    public static void Name(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
                entity.SetTableName(Snake(table.Replace("AspNet", "Staff", StringComparison.Ordinal).Replace("StaffUser", "Staff", StringComparison.Ordinal)));
            NameColumns(entity, "");
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Snake(index.GetDatabaseName()!));
            foreach (var key in entity.GetKeys())
                key.SetName(Snake(key.GetName()!));
        }
    }

    private static void NameColumns(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetProperties())
            property.SetColumnName(prefix + Snake(property.Name));
        foreach (var part in type.GetComplexProperties())
            NameColumns(part.ComplexType, part.ClrType == typeof(LocalText) ? prefix + Snake(part.Name) + "_" : prefix + PrefixOf(part));
    }

    /// <summary>Parts of a case stand among its own columns without a prefix; only names that would be ambiguous get one.</summary>
    private static string PrefixOf(IMutableComplexProperty part) => part.Name == "Complainant" ? "complainant_" : "";

    internal static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_' && (char.IsLower(name[i - 1]) || char.IsDigit(name[i - 1])))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private static IEnumerable<Type> IdTypes() =>
        typeof(Refusal).Assembly.GetTypes().Concat(typeof(AppDb).Assembly.GetTypes())
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Select(property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) && !type.ContainsGenericParameters)
            .Select(type => type.GetGenericArguments()[0])
            .Distinct();

    private sealed class IdToGuid<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

    private sealed class IdToBytes<T>() : ValueConverter<Id<T>, byte[]>(id => id.Value.ToByteArray(true), bytes => new Id<T>(new Guid(bytes, true)));

    private sealed class GuidToBytes() : ValueConverter<Guid, byte[]>(value => value.ToByteArray(true), bytes => new Guid(bytes, true));

    /// <summary>As <c>12.50 EUR</c>: an amount never stands without its currency.</summary>
    private sealed class MoneyToText() : ValueConverter<Money, string>(money => money.ToString(), text => ReadMoney(text));

    private static Money ReadMoney(string text) => Money.Parse(text, Currency.Of(text[^3..]), CultureInfo.InvariantCulture);

    private sealed class InstantToMilliseconds() : ValueConverter<DateTimeOffset, long>(
        at => at.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));
}
