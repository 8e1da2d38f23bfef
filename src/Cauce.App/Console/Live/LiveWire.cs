using Cauce.App.Data;
using Npgsql;

namespace Cauce.App.Console.Live;

/// <summary>The one connection by which this node hears what other nodes, and itself, have committed. PostgreSQL only.</summary>
internal sealed class LiveWire(Database database, LiveFeed feed, ILogger<LiveWire> log) : BackgroundService
{
    public const string Channel = "cauce_live";

    /// <summary>A line that begins so ends the streams of the member of staff named behind it.</summary>
    public const string SignedOut = "out|";

    /// <summary>A line that begins so tells the member of staff named behind it that there is news of a call.</summary>
    public const string Rings = "ring|";

    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        if (database.IsSqlite)
            return;
        for (var again = false; !stopping.IsCancellationRequested; again = true)
        {
            try
            {
                await Listen(again, stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                log.LogWarning(failure, "Live pages have lost the database and try again");
                await Task.Delay(BeforeTryingAgain, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception)
            {
                // The node is being stopped; the driver says so in several ways.
            }
        }
    }

    private async Task Listen(bool again, CancellationToken stopping)
    {
        await using var connection = (NpgsqlConnection)await database.OpenReader(stopping);
        connection.Notification += (_, notice) => Hear(notice.Payload);
        await using (var command = new NpgsqlCommand($"LISTEN {Channel}", connection))
            await command.ExecuteNonQueryAsync(stopping);
        if (again)
            feed.TellMissed();
        while (true)
            await connection.WaitAsync(stopping);
    }

    private void Hear(string payload)
    {
        if (payload.StartsWith(SignedOut, StringComparison.Ordinal))
        {
            if (Guid.TryParse(payload[SignedOut.Length..], out var staff))
                feed.EndFor(staff);
            return;
        }
        if (payload.StartsWith(Rings, StringComparison.Ordinal))
        {
            if (Guid.TryParse(payload[Rings.Length..], out var called))
                feed.RingFor(called);
            return;
        }
        feed.Tell([.. payload.Split('\n').Select(Happening.Read).OfType<Happening>()]);
    }
}
