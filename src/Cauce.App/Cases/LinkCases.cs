using System.ComponentModel.DataAnnotations;
using Cauce.App.Data;
using Cauce.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Cases;

/// <summary>Two cases know of each other: related, or one repeats the other.</summary>
public sealed class LinkCases(Writer writer) : IAct
{
    /// <exception cref="RefusedException">It is the same case, they are linked already, or the actor sees no such other case.</exception>
    public async Task Do(string number, Input input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.WorkCases);
        var type = Choice.Read<LinkType>(input.Type, "Type") == LinkType.Duplicate ? LinkType.Duplicate : LinkType.Related;
        await writer.Do(async work =>
        {
            var one = await work.Case(actor, number);
            var other = await Other(input.Other, actor, work);
            var (later, earlier) = one.Seq > other.Seq ? (one, other) : (other, one);
            if (await work.Db.Set<CaseLink>().AnyAsync(l => l.CaseId == later.Id && l.OtherId == earlier.Id && l.Type == type))
                CaseRefusals.AlreadyLinked.Enforce();
            later.Link(earlier, type, actor, work.Now);
            work.Insert(new CaseLink(later.Id, earlier.Id, type, work.Now));
        }, cancel);
    }

    /// <summary>A case named in a field: one that is not there, or not to be seen, is the field's fault.</summary>
    internal static async Task<Case> Other(string? number, Actor actor, Work work)
    {
        try
        {
            return await work.Case(actor, number?.Trim() ?? "");
        }
        catch (MissingException)
        {
            throw CaseRefusals.UnknownCase.With(number ?? "").AsException();
        }
    }

    public sealed class Input
    {
        /// <summary>Number of the other case.</summary>
        /// <example>REC-2026-000118</example>
        [Required(ErrorMessageResourceType = typeof(Texts), ErrorMessageResourceName = nameof(Texts.Required))]
        [MaxLength(60)]
        public string? Other { get; set; }

        /// <summary><c>related</c> or <c>duplicate</c>; related, if absent.</summary>
        public string? Type { get; set; }
    }
}
