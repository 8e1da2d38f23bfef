using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Adds a step to the plan: what, by whom, by when.</summary>
public sealed class AddAction(Writer writer) : IAct
{
    /// <exception cref="RefusedException">See <see cref="Case.WhyNotAct"/>; or area or person are not known.</exception>
    public async Task<Id<CaseAction>> Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var type = Choice.Read<ActionType>(input.Type, "Type") ?? ActionType.Corrective;
        var what = Text.Body(input.What, "What", 4000);
        return await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            var area = ClassifyCase.Pick(input.Area ?? "", null, work.Catalogue.Areas, CaseRefusals.UnknownCatalogueEntry with { Field = "Area" });
            var assignee = string.IsNullOrWhiteSpace(input.Assignee) ? null : await AssigneeOf(input.Assignee, found, actor, work);
            var action = new CaseAction(Id<CaseAction>.New(work.Now), found.Id, type, what, actor, work.Now);
            action.Ask(area, assignee?.Id, input.DueOn, input.ToldToCustomer);
            found.Add(action, actor, work.Now);
            work.Db.Add(action);
            return action.Id;
        }, cancel);
    }

    private static async Task<Owner> AssigneeOf(string who, Case found, Actor actor, Work work)
    {
        try
        {
            return await OwnersOnRecord.Find(who, found, actor, work);
        }
        catch (RefusedException refused)
        {
            throw (refused.Refusal with { Field = "Assignee" }).AsException();
        }
    }

    public sealed class Input
    {
        /// <summary><c>containment</c>, <c>corrective</c> or <c>preventive</c>; corrective, if absent.</summary>
        public string? Type { get; set; }

        /// <summary>The step.</summary>
        /// <example>Count the stock of the second pallet</example>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        [MaxLength(4000, ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.TooLong))]
        public string? What { get; set; }

        /// <summary>Code of the functional area that is asked.</summary>
        [MaxLength(100)]
        public string? Area { get; set; }

        /// <summary>E-mail address or id of who does it.</summary>
        [MaxLength(320)]
        public string? Assignee { get; set; }

        public DateOnly? DueOn { get; set; }

        /// <summary>The customer may read it among what has been done.</summary>
        public bool ToldToCustomer { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
