using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Puts right the kind of a case that is not classified yet. The number stays.</summary>
public sealed class ChangeKind(Writer writer) : IAct
{
    /// <exception cref="RefusedException">See <see cref="Case.WhyNotChangeKind"/>, or the kind is not in the catalogue.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            var kind = work.Catalogue.Kinds[input.Kind] is { RetiredAt: null } known
                ? known : throw CaseRefusals.UnknownKind.With(input.Kind ?? "").AsException();
            found.ChangeKind(kind, work.Catalogue.PlanOf(kind.Code), actor, work.Now);
            if (actor.Id is { } id)
                await OwnersOnRecord.LetSee(new Owner(id, actor.Name, MayOwnSerious: false), found, actor, work);
            if (await OwnersOnRecord.Of(found, work) is { } owner)
                await OwnersOnRecord.LetSee(owner, found, actor, work);
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary>Code of the kind.</summary>
        /// <example>complaint</example>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        public string? Kind { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
