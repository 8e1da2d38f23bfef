namespace Cauce.App.Data;

internal static class Milliseconds
{
    /// <summary>Now, in whole milliseconds: both databases keep those exactly, and nothing finer is ever used.</summary>
    public static DateTimeOffset Now(this TimeProvider time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
