using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;

namespace Cauce.App.Cases;

/// <summary>Hands a case to another branch, whose responsible then answers for it.</summary>
public sealed class MoveCase(Writer writer) : IAct
{
    /// <exception cref="RefusedException">See <see cref="Case.WhyNotMoveTo"/>, or there is no such branch.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.AssignCases);
        await writer.Do(async work =>
        {
            var found = await work.Case(actor, number);
            found.Expect(input.Version);
            var known = work.Catalogue;
            var branch = known.Branches.FirstOrDefault(b => b.Code == input.Branch && b.RetiredAt is null)
                ?? throw CaseRefusals.UnknownBranch.With(input.Branch ?? "").AsException();
            var responsible = known.Responsibles.GetValueOrDefault(branch.Id);
            found.MoveTo(branch.Id, known.CalendarOf(branch.Id), responsible, actor, work.Now);
            await OwnersOnRecord.LetSee(responsible!, found, actor, work);
            await work.Sql.Run("UPDATE case_words SET branch = @p1 WHERE seq = @p0", found.Seq, branch.Id);
        }, cancel);
    }

    public sealed class Input
    {
        /// <summary>Code of the branch.</summary>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        public string? Branch { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
