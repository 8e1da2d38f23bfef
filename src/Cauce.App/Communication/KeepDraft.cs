using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;

namespace Cauce.App.Communication;

/// <summary>Keeps what somebody began to write in a case, so that no closed window loses it.</summary>
public sealed class KeepDraft(Writer writer) : IAct
{
    private const string Sql =
        "INSERT INTO drafts (case_id, staff_id, kind, text, updated_at) VALUES (@p0, @p1, @p2, @p3, @p4) " +
        "ON CONFLICT (case_id, staff_id, kind) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at";

    /// <remarks>An empty text discards the draft.</remarks>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        if (actor.Id is not { } staff)
            return;
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            if (string.IsNullOrWhiteSpace(input.Text))
                await DiscardDraft.Remove(found.Id, staff, input.Kind ?? "reply", work);
            else
                await work.Sql.Run(Sql, found.Id.Value, staff, input.Kind ?? "reply", Text.Storable(input.Text), work.Now);
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary>What it is to become: <c>reply</c>, <c>note</c>, <c>call</c>, <c>letter</c>, <c>solution</c>.</summary>
        [MaxLength(20)]
        public string? Kind { get; set; }

        [MaxLength(Domain.Common.Text.MaxBody)]
        public string? Text { get; set; }
    }
}
