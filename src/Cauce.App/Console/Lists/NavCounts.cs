using Cauce.App.Data;
using Cauce.App.Insights;
using Cauce.Domain.Intake.Mail;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Lists;

/// <summary>
/// The counts beside the navigation: of cases from the tally and never from the cases themselves, of mails to review no further
/// than anybody reads a number. Confidential cases count in none.
/// </summary>
internal sealed class NavCounts(IDbContextFactory<AppDb> databases, Recollection memory)
{
    /// <summary>Mails and messages are counted up to this.</summary>
    private const int MostMails = 100;

    public async Task<(long MyOpen, long Overdue, long Mails, long Messages, long Chats)> Of(Actor actor)
    {
        if (!actor.May(Permission.ViewCases))
            return (0, 0, 0, 0, 0);
        var branches = actor.SeesAllBranches ? "" : $" AND branch IN ({string.Join(", ", actor.Branches.DefaultIfEmpty(0))})";
        var counts = await memory.Recall($"navigation/{actor.Id}{branches}", () => Read(actor, branches));
        return ((long)counts.MyOpen, (long)counts.Overdue, (long)counts.Mails, (long)counts.Messages, (long)counts.Chats);
    }

    private async Task<Counts> Read(Actor actor, string branches)
    {
        // The page may be reading through its own context while its navigation is drawn.
        await using var db = await databases.CreateDbContextAsync();
        var sql = // of numbers of ours only
            $"SELECT (SELECT COALESCE(SUM(n), 0) FROM tally WHERE figure = {(int)Figure.OpenOfOwner}{branches} AND period = 0 AND key = {{0}}) AS \"MyOpen\", " +
            $"(SELECT COALESCE(SUM(n), 0) FROM tally WHERE figure = {(int)Figure.Overdue}{branches}) AS \"Overdue\", " +
            $"(SELECT COUNT(*) FROM (SELECT 1 FROM incoming_mails m WHERE m.state = {(int)MailState.Quarantined}{branches} AND (m.case_id IS NULL OR EXISTS " +
            $"(SELECT 1 FROM cases c WHERE c.id = m.case_id AND NOT c.is_confidential{branches})) LIMIT {MostMails}) AS waiting) AS \"Mails\", " +
            $"(SELECT COUNT(*) FROM (SELECT 1 FROM incoming_messages m WHERE m.state = {(int)IncomingState.Quarantined}{branches} LIMIT {MostMails}) AS unread) AS \"Messages\", " +
            $"(SELECT COUNT(*) FROM chats WHERE ended_at IS NULL AND taken_by IS NULL{branches}) AS \"Chats\"";
        return (await db.Database.SqlQueryRaw<Counts>(sql, actor.Id?.ToString("n") ?? "").ToListAsync()).Single();
    }

    /// <summary>Sums are numeric on PostgreSQL.</summary>
    private sealed record Counts(decimal MyOpen, decimal Overdue, decimal Mails, decimal Messages, decimal Chats);
}
