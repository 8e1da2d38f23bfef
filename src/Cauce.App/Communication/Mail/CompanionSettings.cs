namespace Cauce.App.Communication.Mail;

/// <summary>How the companion is started and watched.</summary>
internal sealed record CompanionSettings
{
    /// <summary>Node 20 or newer: a name looked for in PATH, or a path.</summary>
    public string NodePath { get; init; } = "node";

    /// <summary>What it is there for, given to it by name: <c>parse</c>, <c>fetch</c>; null: to send.</summary>
    public string? Role { get; init; }

    /// <summary>Hears, in order, what it says without having been asked. It must return at once.</summary>
    public Action<System.Text.Json.JsonElement>? Hears { get; init; }

    public string ScriptPath { get; init; } = Path.Combine(AppContext.BaseDirectory, "companion.mjs");

    /// <summary>It beats every second; after this long without a beat it is taken for stuck and killed.</summary>
    public TimeSpan HeartbeatLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Rest after the first failed start; it doubles with each further one.</summary>
    public TimeSpan FirstRest { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestRest { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long it may finish what is under way when the host stops. A little above its own grace of 5 s.</summary>
    public TimeSpan GoodbyeLimit { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Requests under way at once; the others wait their turn before their deadline begins.</summary>
    public int MostUnderWay { get; init; } = 16;
}
