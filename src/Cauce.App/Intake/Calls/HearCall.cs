using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake;
using Cauce.Domain.Intake.Calls;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Intake.Calls;

/// <summary>
/// Takes the switchboard's word that a call rings or has ended. The signature is checked before anything is read of it, its age
/// and its id before anything is done.
/// </summary>
public sealed class HearCall(Writer writer, SwitchboardSeal seal, IDbContextFactory<AppDb> databases, TimeProvider time) : IAct
{
    /// <param name="timestamp">See <see cref="HookSignature"/>.</param>
    /// <param name="signature">See <see cref="HookSignature"/>.</param>
    /// <returns>Who takes the call.</returns>
    /// <exception cref="RefusedException">See <see cref="SwitchboardRefusals"/>, or the recording is not https.</exception>
    public async Task<Guid> Do(string? timestamp, string? signature, byte[] body, CancellationToken cancel = default)
    {
        await Check(timestamp, signature, body, cancel);
        var news = CallNews.Read(body);
        if (news.RecordingUrl is { } url && !CallDetails.IsRecordingUrl(url))
            (CallRefusals.RecordingNotHttps with { Field = null }).Enforce();
        return await writer.Do(async work =>
        {
            // What may be refused comes before anything is written.
            var known = await work.Db.Set<IncomingCall>().AsTracking().FirstOrDefaultAsync(c => c.Call == news.Call);
            var call = known ?? new IncomingCall(news.Call!, await FindAgent(news.Agent, work), news.From, work.Now);
            await Remember(news, work);
            if (known is null)
                work.Db.Add(call);
            if (news.IsEnd)
            {
                call.End(news.Seconds, news.RecordingUrl, work.Now);
                await Add(news, work);
            }
            return call.StaffId;
        }, cancel);
    }

    private async Task Check(string? timestamp, string? signature, byte[] body, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var switchboard = await db.Set<Switchboard>().FirstOrDefaultAsync(s => s.Id == Switchboard.TheOne, cancel);
        switch (HookSignature.Check(timestamp, signature, body, switchboard is null ? [] : [seal.Open(switchboard)], time.GetUtcNow()))
        {
            case SignatureCheck.Valid: return;
            case SignatureCheck.OutOfTime: SwitchboardRefusals.TooOld.Enforce(); break;
            default: SwitchboardRefusals.Unsigned.Enforce(); break;
        }
    }

    /// <summary>Ids are kept longer than anything signed is good for.</summary>
    private static async Task Remember(CallNews news, Work work)
    {
        if (await work.Sql.Run("INSERT INTO heard_calls (id, at) VALUES (@p0, @p1) ON CONFLICT (id) DO NOTHING", news.Id, work.Now) == 0)
            SwitchboardRefusals.Repeated.Enforce();
        await work.Sql.Run("DELETE FROM heard_calls WHERE at < @p0", work.Now - TimeSpan.FromHours(1));
        await work.Sql.Run("DELETE FROM incoming_calls WHERE ringing_at < @p0", work.Now - TimeSpan.FromDays(30));
        await work.Sql.Run("UPDATE switchboards SET last_heard_at = @p0", work.Now);
    }

    private static async Task<Guid> FindAgent(string? email, Work work)
    {
        var key = (email ?? "").Trim().ToUpperInvariant();
        return await work.Db.Set<Staff>().Where(s => s.NormalizedEmail == key && s.DeactivatedAt == null).Select(s => (Guid?)s.Id).FirstOrDefaultAsync()
            ?? throw SwitchboardRefusals.UnknownAgent.AsException();
    }

    /// <summary>What was written down of the call meanwhile learns the rest.</summary>
    private static async Task Add(CallNews news, Work work)
    {
        foreach (var written in await work.Db.Set<CallDetails>().AsTracking().Where(c => c.SwitchboardCall == news.Call).ToListAsync())
        {
            written.End(news.Seconds, news.RecordingUrl);
            var about = await work.Db.Set<Message>().Where(m => m.Id == written.MessageId).Select(m => m.CaseId).FirstAsync();
            (await work.Case(about)).Record(MessageHistory.CallRecorded, Actor.System, work.Now,
                new Details { { "message", written.MessageId }, { "seconds", news.Seconds }, { "recorded", news.RecordingUrl is null ? null : true } });
        }
    }
}
