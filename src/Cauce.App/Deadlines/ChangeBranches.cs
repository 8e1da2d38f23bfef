using System.Text.RegularExpressions;
using Cauce.App.Data;
using Cauce.Domain.Deadlines;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Deadlines;

/// <summary>What is said of a branch.</summary>
public sealed partial class BranchInput
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? TimeZone { get; set; }

    /// <summary>Receives what comes in by the portal for no branch in particular.</summary>
    public bool IsDefault { get; set; }

    internal string ReadCode()
    {
        var code = (Code ?? "").Trim();
        return CodeForm().IsMatch(code) ? code : throw BranchRefusals.CodeInvalid.AsException();
    }

    internal string ReadName() => Text.OptionalLine(Name, nameof(Name), max: 80) ?? throw BranchRefusals.NameMissing.AsException();

    internal string ReadZone() => TimeZone is { Length: > 0 } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId
        ? zone : throw (DeadlineRefusals.ZoneUnknown.With(TimeZone ?? "") with { Field = nameof(TimeZone) }).AsException();

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex CodeForm();
}

/// <summary>Opens a branch.</summary>
public sealed class AddBranch(Writer writer, Catalogue catalogue) : IAct
{
    /// <returns>Its id.</returns>
    /// <exception cref="RefusedException">The code is taken or not a code, or a fact is missing.</exception>
    public async Task<int> Do(BranchInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageBranches);
        var (code, name, zone) = (input.ReadCode(), input.ReadName(), input.ReadZone());
        var id = await writer.Do(async work =>
        {
            await work.Next(Catalogue.Stamp);
            if (await work.Db.Set<Branch>().AnyAsync(b => b.Code == code))
                BranchRefusals.CodeTaken.Enforce();
            var last = await work.Db.Set<Branch>().MaxAsync(b => (int?)b.Id) ?? 0;
            var branch = new Branch(last + 1, code, name, zone);
            work.Db.Add(branch);
            if (input.IsDefault)
                await work.MakeDefault(branch);
            return branch.Id;
        }, cancel);
        await catalogue.Reload(cancel);
        return id;
    }
}

/// <summary>Changes what is said of a branch. Its code stays: imports and other programs know it by that.</summary>
public sealed class ChangeBranch(Writer writer, Catalogue catalogue) : IAct
{
    public async Task Do(int id, BranchInput input, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageBranches);
        var (name, zone) = (input.ReadName(), input.ReadZone());
        await writer.Do(async work =>
        {
            await work.Next(Catalogue.Stamp);
            var branch = await work.Branch(id);
            branch.Describe(name, zone);
            if (input.IsDefault && !branch.IsDefault)
                await work.MakeDefault(branch);
            else if (!input.IsDefault && branch.IsDefault)
                BranchRefusals.DefaultStays.Enforce();
        }, cancel);
        await catalogue.Reload(cancel);
    }
}

/// <summary>Retires a branch, or opens it again. Its cases stay where they are.</summary>
public sealed class RetireBranch(Writer writer, Catalogue catalogue) : IAct
{
    public async Task Do(int id, bool retired, Actor actor, CancellationToken cancel = default)
    {
        actor.Must(Permission.ManageBranches);
        await writer.Do(async work =>
        {
            await work.Next(Catalogue.Stamp);
            var branch = await work.Branch(id);
            if (retired)
                branch.Retire(work.Now);
            else
                branch.Restore();
        }, cancel);
        await catalogue.Reload(cancel);
    }
}

internal static class BranchesInHand
{
    /// <exception cref="MissingException">There is no such branch.</exception>
    public static async Task<Branch> Branch(this Work work, int id) =>
        await work.Db.Set<Branch>().AsTracking().FirstOrDefaultAsync(b => b.Id == id) ?? throw new MissingException("branch");

    /// <summary>There is always exactly one.</summary>
    public static async Task MakeDefault(this Work work, Branch branch)
    {
        if (branch.RetiredAt is not null)
            BranchRefusals.Retired.Enforce();
        foreach (var other in await work.Db.Set<Branch>().AsTracking().Where(b => b.IsDefault).ToListAsync())
            other.MakeDefault(false);
        branch.MakeDefault(true);
    }
}
