using Cauce.App.Cases.Quick;
using Cauce.App.Data;
using Cauce.App.Deadlines;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>A filter as a query. Lists, exports, acts on many and figures all stand on it, and it stands on the scope.</summary>
public static class MatchingCases
{
    /// <summary>The cases the actor sees that match, words included, in no order.</summary>
    public static IQueryable<Case> CasesMatching(this AppDb db, Actor actor, CaseFilter filter, Catalogue.Snapshot known)
    {
        var cases = db.CasesMatchingFacts(actor, filter, known);
        if (filter.Q is null)
            return cases;
        var words = SearchText.Query(filter.Q);
        if (words.IsEmpty)
            return words.AllCases ? cases : cases.Where(c => false);
        return db.CasesWithWords(words).Join(cases, seq => seq, c => c.Seq, (_, c) => c);
    }

    /// <summary>As above, whatever the words.</summary>
    internal static IQueryable<Case> CasesMatchingFacts(this AppDb db, Actor actor, CaseFilter filter, Catalogue.Snapshot known)
    {
        var cases = db.CasesVisibleTo(actor).WithState(filter);
        cases = cases.OfOwner(db, actor, filter.Owner);
        cases = cases.About(db, filter);
        return cases.Coded(filter, known);
    }

    /// <summary>Order numbers of the cases that hold all the terms; scope and other filters are for whoever joins them.</summary>
    internal static IQueryable<long> CasesWithWords(this AppDb db, SearchQuery words)
    {
        if (db.Database.IsSqlite())
        {
            var match = words.AsMatch();
            return db.Database.SqlQuery<long>($"SELECT rowid AS \"Value\" FROM case_search WHERE case_search MATCH {match}");
        }
        var vector = words.AsVector();
        return db.Database.SqlQuery<long>($"SELECT seq AS \"Value\" FROM case_words WHERE vector @@ CAST({vector} AS tsquery)");
    }

    private static IQueryable<Case> WithState(this IQueryable<Case> cases, CaseFilter filter)
    {
        if (filter.Open is { } open)
            cases = open ? cases.Where(c => c.ClosedAt == null) : cases.Where(c => c.ClosedAt != null);
        if (filter.Overdue is { } overdue)
            cases = overdue ? cases.Where(c => c.OverdueSince != null && c.ClosedAt == null) : cases.Where(c => c.OverdueSince == null);
        if (filter.Confidential is { } confidential)
            cases = cases.Where(c => c.IsConfidential == confidential);
        if (filter.Waiting == Waiting.Us)
            cases = cases.Where(c => c.WaitsForUsSince != null && c.ClosedAt == null);
        if (filter.Waiting == Waiting.Customer)
            cases = cases.Where(c => c.WaitsForCustomerSince != null && c.ClosedAt == null);
        if (filter.From is { } from)
            cases = cases.Where(c => c.ReceivedOn >= from);
        if (filter.To is { } to)
            cases = cases.Where(c => c.ReceivedOn <= to);
        if (filter.Month is { } month)
        {
            var next = month.AddMonths(1);
            cases = cases.Where(c => c.ReceivedOn >= month && c.ReceivedOn < next);
        }
        return cases;
    }

    private static IQueryable<Case> OfOwner(this IQueryable<Case> cases, AppDb db, Actor actor, string? owner)
    {
        switch (owner)
        {
            case null:
                return cases;
            case "none":
                return cases.Where(c => c.OwnerId == null);
            case "me":
                var me = actor.Id ?? Guid.Empty;
                return cases.Where(c => c.OwnerId == me);
        }
        if (Guid.TryParse(owner, out var id))
            return cases.Where(c => c.OwnerId == id);
        var email = owner.ToUpperInvariant();
        return cases.Where(c => db.Set<Staff>().Any(s => s.NormalizedEmail == email && s.Id == c.OwnerId));
    }

    private static IQueryable<Case> About(this IQueryable<Case> cases, AppDb db, CaseFilter filter)
    {
        if (filter.Customer is { } customer)
            cases = Id<Customer>.Parse(customer) is { } id
                ? cases.Where(c => c.CustomerId == id)
                : cases.Where(c => db.Set<Customer>().Any(k => k.Reference == customer && k.Id == c.CustomerId));
        if (filter.Product is { } product)
            cases = Id<Product>.Parse(product) is { } id
                ? cases.Where(c => c.ProductId == id)
                : cases.Where(c => db.Set<Product>().Any(p => p.Code == product && p.Id == c.ProductId));
        return cases;
    }

    private static IQueryable<Case> Coded(this IQueryable<Case> cases, CaseFilter filter, Catalogue.Snapshot known)
    {
        if (filter.Stages is { Count: > 0 } stages)
            cases = cases.Where(c => stages.Contains(c.Stage));
        if (filter.Kinds is { Count: > 0 } kinds)
            cases = cases.Where(c => kinds.Contains(c.Kind));
        if (filter.Severities is { Count: > 0 } severities)
            cases = cases.Where(c => severities.Contains(c.Severity));
        if (filter.Urgencies is { Count: > 0 } urgencies)
            cases = cases.Where(c => urgencies.Contains(c.Urgency));
        if (filter.Priorities is { Count: > 0 } priorities)
            cases = cases.Where(c => priorities.Contains(c.Priority));
        if (filter.Origins is { Count: > 0 } origins)
            cases = cases.Where(c => origins.Contains(c.Origin));
        if (filter.Channels is { Count: > 0 } channels)
            cases = cases.Where(c => channels.Contains(c.Channel));
        if (filter.Reasons is { Count: > 0 } reasons)
            cases = cases.Where(c => c.Reason != null && reasons.Contains(c.Reason));
        if (filter.Areas is { Count: > 0 } areas)
            cases = cases.Where(c => c.Area != null && areas.Contains(c.Area));
        if (filter.Categories.Count > 0)
        {
            var categories = WithEverythingUnder(filter.Categories, known);
            cases = cases.Where(c => c.Category != null && categories.Contains(c.Category));
        }
        if (filter.Branches.Count > 0)
        {
            var branches = known.Branches.Where(b => filter.Branches.Contains(b.Code)).Select(b => b.Id).ToList();
            cases = cases.Where(c => branches.Contains(c.Branch));
        }
        return cases;
    }

    private static List<string> WithEverythingUnder(IReadOnlyList<string> roots, Catalogue.Snapshot known)
    {
        var found = roots.ToList();
        for (var at = 0; at < found.Count; at++)
            found.AddRange(known.Categories.Where(c => c.Parent == found[at] && !found.Contains(c.Code)).Select(c => c.Code));
        return found;
    }
}
