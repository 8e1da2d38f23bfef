using Cauce.App.Background;
using Cauce.App.Communication;
using Cauce.App.Communication.Letters;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Surveys;

/// <summary>Once a case is closed, and never before, asks the customer how it was handled; not again when they have said so.</summary>
internal sealed class InviteToSurvey(LetterWriter letters) : IReaction
{
    public async Task To(HistoryEntry entry, Case @case, Work work)
    {
        if (entry.What != CaseHistory.Closed || await letters.WayTo(@case, work) is not { } way)
            return;
        var answered = await work.Db.Set<SurveyAnswer>().AnyAsync(a => a.CaseId == @case.Id);
        if (SurveyAnswer.WhyNotAnswer(@case, answered) is not null)
            return;
        if (!await work.Wants(way.Conversation is null ? @case.Complainant.Email! : way.AddressKey))
            return;
        letters.Post(SurveyLetter.Of(letters.FactsOf(@case, work)), way, work);
    }
}
