using System.ComponentModel.DataAnnotations;
using Cauce.App.Cases;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Cauce.Domain.Communication;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Communication;

/// <summary>Lets a case go on in another one: what was said, attached and planned moves there; the number stays for ever.</summary>
public sealed class MergeCases(Writer writer) : IAct
{
    /// <param name="number">The case that ends.</param>
    /// <exception cref="RefusedException">See <see cref="Case.WhyNotMergeInto"/>, or the actor sees no such other case.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        await writer.Do(async work =>
        {
            var merged = await work.Case(actor, number);
            merged.Expect(input.Version);
            var target = await LinkCases.Other(input.Into, actor, work);
            merged.MergeInto(target, actor, work.Now);
            await MoveRows(merged.Id, target.Id, work);
            work.Insert(new CaseLink(merged.Id, target.Id, LinkType.MergedInto, work.Now));
            if (await work.Sql.Scalar("SELECT words FROM case_words WHERE seq = @p0", merged.Seq) is string words)
                await SearchIndex.Add(work, target.Seq, target.Branch, words);
        }, cancel);
    }

    /// <summary>History names content by its own id, so a row may stand under another case. Documents are told on both.</summary>
    private static async Task MoveRows(Id<Case> from, Id<Case> to, Work work)
    {
        var db = work.Db;
        await db.Set<Message>().Where(m => m.CaseId == from).ExecuteUpdateAsync(set => set.SetProperty(m => m.CaseId, to));
        await db.Set<CaseMention>().Where(m => m.CaseId == from).ExecuteUpdateAsync(set => set.SetProperty(m => m.CaseId, to));
        await db.Set<Attachment>().Where(f => f.CaseId == from).ExecuteUpdateAsync(set => set.SetProperty(f => f.CaseId, to));
        await db.Set<CaseAction>().Where(a => a.CaseId == from).ExecuteUpdateAsync(set => set.SetProperty(a => a.CaseId, to));
        var known = await db.Set<CaseDocument>().AsNoTracking().Where(d => d.CaseId == to).ToListAsync();
        foreach (var document in await db.Set<CaseDocument>().AsNoTracking().Where(d => d.CaseId == from).ToListAsync())
            if (!known.Exists(k => k.Type == document.Type && k.Number == document.Number))
                work.Insert(new CaseDocument(to, document.Type, document.Number));
    }

    public sealed class Input
    {
        /// <summary>Number of the case that goes on.</summary>
        /// <example>REC-2026-000118</example>
        [Required(ErrorMessageResourceType = typeof(Cases.Texts), ErrorMessageResourceName = nameof(Cases.Texts.Required))]
        [MaxLength(60)]
        public string? Into { get; set; }

        /// <summary>Version of the case that was read; a stale one is refused.</summary>
        public int? Version { get; set; }
    }
}
