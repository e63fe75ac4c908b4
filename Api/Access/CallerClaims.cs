using System.Security.Claims;
using Gapless.Data.Organizations;
using Gapless.ServiceDefaults.Sessions;

namespace Gapless.Api.Access;

/// <summary>Who calls, for which organization and in which role, as every way of signing in says it.</summary>
internal static class CallerClaims
{
    public const string Organization = SessionClaims.Organization;
    public const string Role = SessionClaims.Role;

    public static Guid? UserId(this ClaimsPrincipal caller) => Read(caller, ClaimTypes.NameIdentifier);

    public static Guid? OrganizationId(this ClaimsPrincipal caller) => Read(caller, Organization);

    public static MemberRole? MemberRole(this ClaimsPrincipal caller) => Enum.TryParse<MemberRole>(caller.FindFirstValue(Role), out var role) ? role : null;

    /// <summary>As rows and the audit log name the caller.</summary>
    public static string Actor(this ClaimsPrincipal caller) => "user:" + caller.UserId();

    private static Guid? Read(ClaimsPrincipal caller, string type) => Guid.TryParse(caller.FindFirstValue(type), out var id) ? id : null;
}
