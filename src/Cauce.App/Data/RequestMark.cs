namespace Cauce.App.Data;

/// <summary>
/// The mark a browser gave the request that is being served (Turbo's request id). It travels with the act to the commit, so
/// that the page that caused a change does not fetch itself again.
/// </summary>
public static class RequestMark
{
    public const string Header = "X-Turbo-Request-Id";

    private const int Longest = 64;

    private static readonly AsyncLocal<string?> Mark = new();

    public static string? Current => Mark.Value;

    internal static void UseRequestMarks(this WebApplication app) => app.Use(static (http, next) =>
    {
        var mark = http.Request.Headers[Header].ToString();
        if (mark.Length is > 0 and <= Longest && mark.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            Mark.Value = mark;
        return next(http);
    });
}
