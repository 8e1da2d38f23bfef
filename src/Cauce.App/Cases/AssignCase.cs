using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Gives a case to the one person who answers for it; without a name, to oneself (taking over).</summary>
/// <remarks>An agent takes cases over and hands on their own; to give away somebody else's needs <see cref="Permission.AssignCases"/>.</remarks>
public sealed class AssignCase(Writer writer) : IAct
{
    /// <exception cref="RefusedException">See <see cref="Case.WhyNotAssign"/>, or the person is not active, or does not see the branch.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            await Assign(found, input, actor, work);
        }, cancel);
    }

    /// <summary>The same as part of a larger act.</summary>
    internal static async Task Assign(Case found, Input input, Actor actor, Work work)
    {
        var owner = await OwnersOnRecord.Find(input.Owner, found, actor, work);
        WhyMayNot(found, owner, actor).Enforce();
        found.WhyNotAssign(owner).Enforce();
        if (found.IsConfidential && !actor.May(Permission.NameConfidential) && !await OwnersOnRecord.IsNamed(owner, found, work))
            CaseRefusals.OwnerNotNamed.With(owner.Name).Enforce();
        await OwnersOnRecord.LetSee(owner, found, actor, work);
        var handOver = string.IsNullOrWhiteSpace(input.HandOver) ? null : Text.Body(input.HandOver, nameof(input.HandOver));
        found.Assign(owner, handOver, actor, work.Now);
    }

    private static Refusal? WhyMayNot(Case found, Owner owner, Actor actor)
    {
        var mine = found.OwnerId == actor.Id || found.OwnerId is null || owner.Id == actor.Id;
        return mine || actor.May(Permission.AssignCases) ? null : CaseRefusals.NotYoursToAssign;
    }

    public sealed class Input
    {
        /// <summary>E-mail address or id of the new owner; oneself, if absent.</summary>
        /// <example>luis@cauce.example</example>
        [MaxLength(320)]
        public string? Owner { get; set; }

        /// <summary>What the new owner should know. Among ourselves.</summary>
        [MaxLength(Text.MaxBody)]
        public string? HandOver { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
