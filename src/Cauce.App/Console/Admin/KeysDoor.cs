using Cauce.App.Data;
using Cauce.App.Identity;
using Cauce.App.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cauce.App.Console.Admin;

/// <summary>Keys other programs act with.</summary>
internal static class KeysDoor
{
    public static void MapKeys(this Pages console)
    {
        var pages = console.MapGroup("/admin/keys").Needs(Permission.ManageApiKeys);
        pages.MapGet("", async (AppDb db, CancellationToken cancel) => Page.Of<KeysPage>(new { Keys = await KeyRow.ReadAll(db, cancel) }));
        pages.MapGet("/new", async (HttpContext http, AppDb db) =>
            await New(Form.Of(new CreateApiKey.Input { Person = http.Actor().Id.ToString(), Scopes = [nameof(Permission.ViewCases), nameof(Permission.RegisterCases)] }), http, db));
        pages.MapPost("/new", Create);
        pages.MapPost("/{id:guid}/revoke", Revoke);
    }

    private static async Task<IResult> Create([FromForm] CreateApiKey.Input input, HttpContext http, CreateApiKey create, AppDb db)
    {
        var form = Form.Of(input);
        if (await form.Try(http, () => create.Do(input, http.Actor(), http.RequestAborted)) is not { } key)
            return await New(form, http, db);
        return Page.Of<KeyMadePage>(new { input.Name, Key = key });
    }

    private static async Task<IResult> Revoke(Guid id, HttpContext http, RevokeApiKey revoke)
    {
        await revoke.Do(new Id<ApiKey>(id), http.Actor(), http.RequestAborted);
        return Page.SeeOther("/console/admin/keys");
    }

    private static async Task<IResult> New(Form<CreateApiKey.Input> form, HttpContext http, AppDb db)
    {
        var people = (await PersonRow.ReadAll(db, http.RequestAborted)).Where(p => p.IsActive).ToList();
        var scopes = Enum.GetValues<Permission>().Where(http.Actor().May).ToList();
        return Page.Of<NewKeyPage>(new { Form = form, People = people, Scopes = scopes }, form.Status);
    }
}

/// <summary>A key as the list shows it.</summary>
public sealed record KeyRow(Guid Id, string Name, string Start, string End, string Person, string? Scopes, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    internal static async Task<IReadOnlyList<KeyRow>> ReadAll(AppDb db, CancellationToken cancel)
    {
        var keys = await (from k in db.Set<ApiKey>()
                          join s in db.Set<Staff>() on k.StaffId equals s.Id
                          orderby k.CreatedAt descending
                          select new { Key = k, s.Name }).ToListAsync(cancel);
        return [.. keys.OrderBy(k => k.Key.RevokedAt is not null).Select(k => new KeyRow(
            k.Key.Id.Value, k.Key.Name, k.Key.Start, k.Key.End, k.Name, k.Key.Scopes, k.Key.CreatedAt, k.Key.RevokedAt))];
    }
}
