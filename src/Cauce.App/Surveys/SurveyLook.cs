using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Surveys;

/// <summary>What a customer answered, as the page of the case shows it. Ratings from 1 to 5.</summary>
/// <param name="Redress">Null where the customer had nothing to be compensated for.</param>
public sealed record SurveyView(int Solution, int Time, int Treatment, int? Redress, string? Comment, DateTimeOffset At)
{
    /// <summary>The mean of the ratings that were given.</summary>
    public double Mean => Redress is { } redress ? (Solution + Time + Treatment + redress) / 4d : (Solution + Time + Treatment) / 3d;
}

public static class SurveyLook
{
    /// <summary>The answer of a case the caller has already been let see; null while there is none.</summary>
    public static Task<SurveyView?> SurveyOf(this AppDb db, Id<Case> caseId, CancellationToken cancel = default) =>
        db.Set<SurveyAnswer>().Where(a => a.CaseId == caseId)
            .Select(a => new SurveyView(a.Solution, a.Time, a.Treatment, a.Redress, a.Comment, a.At))
            .FirstOrDefaultAsync(cancel);
}
