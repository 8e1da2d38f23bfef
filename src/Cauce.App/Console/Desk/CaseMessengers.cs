using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Cauce.Domain.Intake.Mail;
using Cauce.Domain.Intake.Messengers;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Desk;

/// <summary>What came into a case by messengers, and the way an answer will go.</summary>
internal static class CaseMessengers
{
    /// <summary>In the order of arrival.</summary>
    public static Task<List<CaseMail>> Read(AppDb db, Id<Case> id, CancellationToken cancel) =>
        (from m in db.Set<IncomingMessage>()
         join a in db.Set<MessengerAccount>() on m.AccountId equals a.Id
         where m.CaseId == id && (m.State == IncomingState.OpenedCase || m.State == IncomingState.Said || m.State == IncomingState.Bound)
         orderby m.Seq
         select new CaseMail(m.Id.Value, m.SaidAs == null ? null : m.SaidAs.Value.Value, MailState.Reply, m.PeerName, "") { Provider = a.Provider }).ToListAsync(cancel);

    /// <summary>As <see cref="Case.AcknowledgedVia"/>; null where nothing can be sent, and the customer finds the answer on the tracking page.</summary>
    public static string? WayOf(Case @case, IReadOnlyList<CaseMail> mails) =>
        @case.Complainant is not { PreferredChannel: OutboxMessage.ByEmail, Email: not null } && mails.LastOrDefault(m => m.Provider is not null) is { } heard
            ? heard.Provider : @case.Complainant.Email is null ? null : OutboxMessage.ByEmail;
}
