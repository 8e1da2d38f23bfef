using System.ComponentModel.DataAnnotations;
using Cauce.App.Cases;
using Cauce.App.Customers;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>Makes a case of its own from something else the customer also said. The first case keeps its words.</summary>
public sealed class SplitCase(Writer writer, RegisterCase register) : IAct
{
    /// <exception cref="RefusedException">The case is closed, a message is not in it, or the new case cannot be registered.</exception>
    public async Task<Registered> Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        actor.Must(Permission.RegisterCases);
        return await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            var messages = await Chosen(found, input.Messages, work);
            var draft = register.Prepare(InputFor(found, messages, input, work), actor);
            var made = await RegisterCase.Carry(draft, actor, work);
            var child = await work.Case(made.Id);
            found.SplitOff(child, actor, work.Now);
            work.Insert(new CaseLink(child.Id, found.Id, LinkType.SplitFrom, work.Now));
            return made;
        }, cancel);
    }

    private static async Task<List<Message>> Chosen(Case found, IReadOnlyList<Guid> chosen, Work work)
    {
        var ids = chosen.Select(id => new Id<Message>(id)).ToList();
        var messages = await work.Db.Set<Message>().AsNoTracking().Where(m => m.CaseId == found.Id && ids.Contains(m.Id))
            .OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync();
        if (messages.Count == 0 || messages.Count != chosen.Distinct().Count() || messages.Exists(m => !m.IsForCustomer))
            CaseRefusals.UnknownMessage.Enforce();
        return messages;
    }

    /// <summary>Received when the first of the messages was: the promise of time counts from there.</summary>
    private static RegisterCase.Input InputFor(Case found, List<Message> messages, Input input, Work work) => new()
    {
        Kind = string.IsNullOrEmpty(input.Kind) ? found.Kind : input.Kind,
        Subject = string.IsNullOrWhiteSpace(input.Subject) ? found.Subject : input.Subject,
        Description = string.Join("\n\n", messages.Select(m => m.Body)),
        OccurredAt = found.OccurredAt.ToString("O"),
        ReceivedAt = messages[0].At.ToString("O"),
        Channel = found.Channel,
        Branch = work.Catalogue.Branches[found.Branch]?.Code,
        Origin = Choice.Write(found.Origin),
        CaseFile = found.Circumstances.CaseFile,
        OnRecord = found.CustomerId,
        Customer = new CustomerInput
        {
            Name = found.Complainant.Name,
            Email = found.Complainant.Email,
            Phone = found.Complainant.Phone,
            Language = found.Complainant.Language,
            PreferredChannel = found.Complainant.PreferredChannel,
        },
    };

    public sealed class Input
    {
        /// <summary>Ids of the messages that tell of the other matter.</summary>
        public List<Guid> Messages { get; set => field = value ?? []; } = [];

        /// <summary>Subject of the new case; that of the first, if absent.</summary>
        [MaxLength(Text.MaxLine, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
        public string? Subject { get; set; }

        /// <summary>Kind of the new case; that of the first, if absent.</summary>
        public string? Kind { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
