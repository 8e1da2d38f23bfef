using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Background;

/// <summary>
/// What follows from something that happened in a case, written in the same transaction: a letter in the outbox, words in
/// the index. It hears the history; who made it does not know of it. See <see cref="Timetable"/> for the list, in order.
/// </summary>
public interface IReaction
{
    Task To(HistoryEntry entry, Case @case, Work work);
}
