using Microsoft.AspNetCore.Authorization;

namespace Cauce.App.Identity;

/// <summary>The permission a route asks for: checked before the route runs, and shown in the route table.</summary>
public sealed record NeededPermission(Permission Permission) : IAuthorizationRequirement;

public static class NeededPermissions
{
    /// <summary>Only for those who have the permission: everybody else is told so (403).</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder route, Permission permission) where TBuilder : IEndpointConventionBuilder
    {
        var needed = new NeededPermission(permission);
        route.RequireAuthorization(policy => policy.AddRequirements(needed));
        route.WithMetadata(needed);
        return route;
    }
}

internal sealed class PermissionCheck : AuthorizationHandler<NeededPermission>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeededPermission requirement)
    {
        if (context.Resource is HttpContext { User.Identity.IsAuthenticated: true } http && http.Actor().May(requirement.Permission))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
