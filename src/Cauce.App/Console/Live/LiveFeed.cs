using System.Collections.Concurrent;

namespace Cauce.App.Console.Live;

/// <summary>Everyone of this node who has a page open that wants to know.</summary>
public sealed class LiveFeed
{
    /// <summary>More open pages than this on one node are told to come again later.</summary>
    private const int MostEars = 10_000;

    private readonly ConcurrentDictionary<LiveEar, byte> ears = [];

    internal bool IsFull => ears.Count >= MostEars;

    internal LiveEar Listen(Guid? staff, Func<Happening, bool> concerns)
    {
        var ear = new LiveEar(staff, concerns, gone => ears.TryRemove(gone, out _));
        ears[ear] = 0;
        return ear;
    }

    internal void Tell(IReadOnlyList<Happening> happenings)
    {
        foreach (var ear in ears.Keys)
            ear.Hear(happenings);
    }

    /// <summary>The line between the nodes was cut: whatever happened meanwhile, every page had better look again.</summary>
    internal void TellMissed()
    {
        foreach (var ear in ears.Keys)
            ear.HearMissed();
    }

    /// <summary>Somebody signed out: their pages must ask anew, with whatever sign-in they still have.</summary>
    internal void EndFor(Guid staff)
    {
        foreach (var ear in ears.Keys.Where(ear => ear.Staff == staff))
            ear.End();
    }
}
