using System.Collections.Concurrent;

namespace Cauce.App.Console.Live;

/// <summary>Everyone of this node who has a page open that wants to know.</summary>
public sealed class LiveFeed
{
    /// <summary>More open pages than this on one node are told to come again later.</summary>
    private const int MostEars = 10_000;

    /// <summary>Open pages of one case by its key.</summary>
    internal const int MostOfOneCase = 20;

    /// <summary>Visitors leave room for staff, however many they are.</summary>
    private const int MostVisitors = MostEars / 2;

    private readonly ConcurrentDictionary<LiveEar, byte> ears = [];
    private readonly Dictionary<Guid, int> visitors = [];
    private int visitorCount;

    internal bool IsFull => ears.Count >= MostEars;

    internal LiveEar Listen(Guid? staff, Func<Happening, bool> concerns)
    {
        var ear = new LiveEar(staff, concerns, gone => ears.TryRemove(gone, out _));
        ears[ear] = 0;
        return ear;
    }

    /// <summary>Null when so many of this case are open that no family would need them, or when visitors have taken their share.</summary>
    internal LiveEar? ListenAsVisitor(Guid caseId)
    {
        lock (visitors)
        {
            var open = visitors.GetValueOrDefault(caseId);
            if (open >= MostOfOneCase || visitorCount >= MostVisitors)
                return null;
            visitors[caseId] = open + 1;
            visitorCount++;
        }
        var ear = new LiveEar(staff: null, happening => happening.CaseId == caseId && happening.ForCustomer, gone => Leave(gone, caseId));
        ears[ear] = 0;
        return ear;
    }

    private void Leave(LiveEar ear, Guid caseId)
    {
        if (!ears.TryRemove(ear, out _))
            return;
        lock (visitors)
        {
            visitorCount--;
            if (--visitors[caseId] == 0)
                visitors.Remove(caseId);
        }
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

    /// <summary>There is news of a call for somebody.</summary>
    internal void RingFor(Guid staff)
    {
        foreach (var ear in ears.Keys.Where(ear => ear.Staff == staff))
            ear.HearRing();
    }

    /// <summary>Somebody signed out: their pages must ask anew, with whatever sign-in they still have.</summary>
    internal void EndFor(Guid staff)
    {
        foreach (var ear in ears.Keys.Where(ear => ear.Staff == staff))
            ear.End();
    }
}
