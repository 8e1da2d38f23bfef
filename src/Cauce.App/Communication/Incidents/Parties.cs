using System.ComponentModel.DataAnnotations;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication.Incidents;

/// <summary>Puts somebody else whom a case touches on its list.</summary>
public sealed class AddParty(Writer writer) : IAct
{
    /// <exception cref="RefusedException">Name or relation is missing, or there is no way to reach them.</exception>
    public async Task<Id<AffectedParty>> Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var facts = input.Read();
        return await writer.Do(async work =>
        {
            var party = AffectedParty.List(await work.Case(actor, number), facts, actor, work.Now);
            work.Insert(party);
            return party.Id;
        }, cancel);
    }

    public sealed class Input
    {
        /// <example>Comunidad de la calle Mayor, 3</example>
        [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required)), MaxLength(200)]
        public string? Name { get; set; }

        /// <summary>What they are to the matter.</summary>
        /// <example>neighbour below</example>
        [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required)), MaxLength(200)]
        public string? Relation { get; set; }

        /// <summary>An e-mail address or a telephone number, at least.</summary>
        [MaxLength(320)]
        public string? Email { get; set; }

        [MaxLength(60)]
        public string? Phone { get; set; }

        /// <summary><c>es</c>, if absent, or <c>en</c>.</summary>
        public string? Language { get; set; }

        internal PartyFacts Read()
        {
            var email = string.IsNullOrWhiteSpace(Email) ? null : EmailAddress.WhyNot(Email) is { } no ? throw (no with { Field = "Email" }).AsException() : EmailAddress.Parse(Email).Value;
            var phone = string.IsNullOrWhiteSpace(Phone) ? null : PhoneNumber.TryParse(Phone, out var parsed) ? parsed!.Text : throw (PhoneNumber.Invalid with { Field = "Phone" }).AsException();
            return new PartyFacts(Text.Line(Name, "Name", 200), Text.Line(Relation, "Relation", 200), email, phone, Filling.LanguageOf(Language ?? "es"));
        }
    }
}

/// <summary>Takes somebody off the list of a case; what they were told stays.</summary>
public sealed class RetireParty(Writer writer) : IAct
{
    /// <exception cref="RefusedException">They are off it already.</exception>
    /// <exception cref="MissingException">There is nobody such in the case.</exception>
    public async Task Do(string number, Guid id, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            (await PartiesOnRecord.Find(found, id, work)).Retire(found, actor, work.Now);
        }, cancel);
    }
}

/// <summary>Informs an affected party by a letter; or writes down that somebody called them or wrote on paper.</summary>
public sealed class InformParty(Writer writer) : IAct
{
    /// <exception cref="RefusedException">They have no such way, are off the list, or the text has a blank not filled in.</exception>
    /// <exception cref="MissingException">There is nobody such in the case.</exception>
    public async Task<Id<Notice>> Do(string number, Guid id, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var way = Choice.Read<NoticeWay>(input.Via, "Via") ?? NoticeWay.Email;
        var text = Text.Body(input.Text, "Text");
        return await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            var party = await PartiesOnRecord.Find(found, id, work);
            var notice = Notice.Inform(found, party, way, Placeholders.Fill(text, Filling.Values(party.Name)), actor, work.Now);
            work.Insert(notice);
            return notice.Id;
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary><c>email</c> (if absent) sends a letter; <c>phone</c> and <c>letter</c> write down what a person did.</summary>
        public string? Via { get; set; }

        /// <summary>What they are told. Nothing of the customer goes with it but what stands here.</summary>
        [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required))]
        [MaxLength(Domain.Common.Text.MaxBody, ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.TooLong))]
        public string? Text { get; set; }
    }
}

internal static class PartiesOnRecord
{
    /// <exception cref="MissingException">There is nobody such in the case.</exception>
    public static async Task<AffectedParty> Find(Case found, Guid id, Work work) =>
        await work.Db.Set<AffectedParty>().AsTracking().FirstOrDefaultAsync(p => p.Id == new Id<AffectedParty>(id) && p.CaseId == found.Id)
            ?? throw new MissingException("party");
}
