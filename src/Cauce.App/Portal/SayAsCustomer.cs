using Cauce.App.Cases;
using Cauce.App.Cases.Files;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Portal;

/// <summary>The customer adds something to the case, or asks what our answer means; files may come with it.</summary>
public sealed class SayAsCustomer(Writer writer) : IAct
{
    /// <exception cref="RefusedException">Nothing was said.</exception>
    /// <exception cref="MissingException">The key opens nothing.</exception>
    public Task Do(string key, Input input, IReadOnlyList<StoredFile> files, Actor actor, CancellationToken cancel = default)
    {
        var words = string.IsNullOrWhiteSpace(input.Text) && files.Count > 0
            ? string.Join(", ", files.Select(f => f.Name)) : Text.Body(input.Text, nameof(Input.Text), 20_000);
        var kind = input.As == "explanation" ? MessageKind.ExplanationAsked : MessageKind.FromCustomer;
        return writer.Do(async work =>
        {
            var heard = await work.CaseByTrackingKey(TrackingKeys.Hash(key));
            if (files.Count == 0 && await WasJustSaid(heard.Id, kind, words, work))
                return;
            var message = Message.Say(heard, kind, words, actor, work.Now);
            work.Insert(message);
            foreach (var file in files)
                work.Attach(heard, file, message.Id.Value, forCustomer: true, actor);
        }, cancel);
    }

    /// <summary>A double click or a reload sends the same words again: they are said once.</summary>
    private static async Task<bool> WasJustSaid(Id<Case> id, MessageKind kind, string words, Work work)
    {
        var since = work.Now.AddMinutes(-10);
        var last = await work.Db.Set<Message>().Where(m => m.CaseId == id && m.At > since).OrderByDescending(m => m.At).FirstOrDefaultAsync();
        return last?.Kind == kind && last.Body == words;
    }

    public sealed class Input
    {
        public string? Text { get; set; }

        /// <summary><c>explanation</c> when they ask what our answer means.</summary>
        public string? As { get; set; }
    }
}
