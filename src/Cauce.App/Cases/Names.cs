namespace Cauce.App.Cases;

/// <summary>The words for stages, severities and the like, in the reader's language.</summary>
public static class Names
{
    public static string Of<T>(T value) where T : struct, Enum => Of(typeof(T).Name, Choice.Write(value));

    /// <param name="group">Name of the enumeration, e.g. <c>Severity</c>.</param>
    /// <param name="code">As the API writes it; given back where it is not known.</param>
    public static string Of(string group, string code) =>
        Texts.ResourceManager.GetString($"{group}_{code}", System.Globalization.CultureInfo.CurrentUICulture) ?? code;
}
