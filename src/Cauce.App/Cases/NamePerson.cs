using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Makes a member of staff one of those who see a confidential case.</summary>
public sealed class NamePerson(Writer writer) : IAct
{
    /// <exception cref="RefusedException">The case is not confidential, or the person is named already or not known.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.NameConfidential);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            var person = await OwnersOnRecord.Find(input.Person, found, actor, work);
            if (!found.IsConfidential)
                CaseRefusals.NotConfidential.Enforce();
            if (await OwnersOnRecord.IsNamed(person, found, work))
                (CaseRefusals.AlreadyNamed.With(person.Name) with { Field = "Person" }).Enforce();
            await OwnersOnRecord.LetSee(person, found, actor, work);
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary>E-mail address or id.</summary>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        [MaxLength(320)]
        public string? Person { get; set; }
    }
}
