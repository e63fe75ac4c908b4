using Microsoft.AspNetCore.Authorization;

namespace Gapless.Api.Access;

/// <summary>The caller's role has the permission.</summary>
internal sealed class PermissionRequirement(Permission permission) : AuthorizationHandler<PermissionRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.User.MemberRole() is { } role && PermissionMatrix.Allows(role, permission))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
