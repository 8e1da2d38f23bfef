using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>Another case that may be the same trouble come again.</summary>
/// <param name="IsLinked">It is related already; <see cref="LinkCases"/> does it with one act.</param>
public sealed record SimilarCase(string Number, string Subject, Stage Stage, DateTimeOffset ReceivedAt, bool SameReason, bool SameProduct, bool IsLinked);

/// <summary>Finds recurrences: cases of the same customer with the same reason or product, within 90 days of each other.</summary>
public static class SimilarCases
{
    public static readonly TimeSpan Window = TimeSpan.FromDays(90);

    private const int Most = 20;

    /// <summary>Newest first, at most 20, only those the actor sees.</summary>
    /// <exception cref="MissingException">There is no such case, or the actor may not see it.</exception>
    public static async Task<IReadOnlyList<SimilarCase>> Of(AppDb db, Actor actor, string number, CancellationToken cancel = default)
    {
        var one = await db.CasesVisibleTo(actor).FirstOrDefaultAsync(c => c.Number == number, cancel) ?? throw new MissingException("case");
        if (one.CustomerId is null || (one.Reason is null && one.ProductId is null))
            return [];
        var (from, to) = (one.ReceivedAt - Window, one.ReceivedAt + Window);
        var (reason, product) = (one.Reason, one.ProductId);
        return await db.CasesVisibleTo(actor)
            .Where(c => c.CustomerId == one.CustomerId && c.Id != one.Id && c.ReceivedAt >= from && c.ReceivedAt <= to)
            .Where(c => (reason != null && c.Reason == reason) || (product != null && c.ProductId == product))
            .OrderByDescending(c => c.Seq).Take(Most)
            .Select(c => new SimilarCase(c.Number, c.Subject, c.Stage, c.ReceivedAt,
                reason != null && c.Reason == reason, product != null && c.ProductId == product,
                db.Set<CaseLink>().Any(l => (l.CaseId == c.Id && l.OtherId == one.Id) || (l.CaseId == one.Id && l.OtherId == c.Id))))
            .ToListAsync(cancel);
    }
}
