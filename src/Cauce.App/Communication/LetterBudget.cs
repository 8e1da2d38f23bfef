using Cauce.App.Communication.Mail;
using Cauce.App.Data;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>How many letters may go within an hour: to one address, and in all where the mail server has a limit.</summary>
internal sealed class LetterBudget(AppDb db, MailSettings settings, DateTimeOffset now)
{
    /// <summary>More within an hour is a loop or an accident.</summary>
    public const int MostPerAddressAndHour = 200;

    /// <summary>When a letter over the budget is looked at again.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Span = TimeSpan.FromHours(1);

    /// <summary>How many may still go now.</summary>
    public async Task<int> Room(CancellationToken cancel)
    {
        if (settings.MostLettersPerHour is not { } most)
            return int.MaxValue;
        var since = now - Span;
        return Math.Max(0, most - await db.Set<OutboxMessage>().CountAsync(m => m.SentAt > since && m.Channel == OutboxMessage.ByEmail, cancel));
    }

    /// <summary>Those of the addresses that have had enough.</summary>
    public async Task<IReadOnlySet<string>> OverFor(IReadOnlyList<OutboxMessage> due, CancellationToken cancel)
    {
        var since = now - Span;
        var keys = due.Select(m => m.AddressKey).Distinct().ToList();
        var over = await db.Set<OutboxMessage>().Where(m => keys.Contains(m.AddressKey) && m.CreatedAt > since && m.SentAt != null)
            .GroupBy(m => m.AddressKey).Where(group => group.Count() >= MostPerAddressAndHour).Select(group => group.Key).ToListAsync(cancel);
        return over.ToHashSet(StringComparer.Ordinal);
    }
}
