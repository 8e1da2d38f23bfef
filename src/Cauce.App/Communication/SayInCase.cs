using System.ComponentModel.DataAnnotations;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;

namespace Cauce.App.Communication;

/// <summary>Says something in a case: to the customer (reply, letter, call written down) or among ourselves (note, with mentions).</summary>
public sealed class SayInCase(Writer writer) : IAct
{
    /// <exception cref="RefusedException">The text is empty, or the kind is not staff's to say.</exception>
    public async Task<Id<Message>> Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var kind = input.ReadKind();
        var text = Text.Body(input.Text, nameof(input.Text));
        return await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            return (await Say(found, kind, text, actor, work)).Id;
        }, cancel);
    }

    /// <summary>The same as part of a larger act.</summary>
    internal static async Task<Message> Say(Case found, MessageKind kind, string text, Actor actor, Work work)
    {
        var message = Message.Say(found, kind, text, actor, work.Now);
        work.Insert(message);
        if (kind == MessageKind.Note)
            foreach (var colleague in await Mentions.In(text, found, work))
                work.Insert(new CaseMention(colleague, found.Id, message.Id, work.Now));
        if (actor.Id is { } id)
            await DiscardDraft.Remove(found.Id, id, Choice.Write(kind), work);
        return message;
    }

    public sealed class Input
    {
        /// <summary><c>reply</c> (if absent), <c>note</c>, <c>call</c> or <c>letter</c>; <c>fromCustomer</c> and <c>explanationAsked</c> for what the customer said by another way.</summary>
        public string? Kind { get; set; }

        /// <summary>What is said.</summary>
        /// <example>We are looking for the two boxes and will write today.</example>
        [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required))]
        [MaxLength(Domain.Common.Text.MaxBody, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
        public string? Text { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }

        internal MessageKind ReadKind() => Choice.Read<MessageKind>(Kind, "Kind") ?? MessageKind.Reply;
    }
}
