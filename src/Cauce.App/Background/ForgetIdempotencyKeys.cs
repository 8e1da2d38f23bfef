using Cauce.App.Data;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Background;

/// <summary>Marks of requests are kept for two days; nobody repeats an older one.</summary>
internal sealed class ForgetIdempotencyKeys(Writer writer, TimeProvider time, ILogger<ForgetIdempotencyKeys> log)
    : Recurring(TimeSpan.FromHours(1), time, log)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    protected override Task Round(CancellationToken stopping) =>
        writer.Do(work => work.Db.Set<IdempotencyKey>().Where(k => k.At < work.Now - Kept).ExecuteDeleteAsync(), stopping);
}
