using System.Globalization;
using System.Security.Claims;

namespace Gapless.ServiceDefaults.Sessions;

/// <summary>A session as the claims of its owner, which is all that code behind the sign-in sees of it.</summary>
public static class SessionClaims
{
    public const string Organization = "gapless:organization";
    public const string Role = "gapless:role";
    public const string Id = "gapless:session";

    private const string RoleRead = "gapless:session:role-read";

    public static ClaimsPrincipal Write(Session session) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, session.UserId.ToString()),
            new(ClaimTypes.Name, session.Name),
            new(Organization, session.OrganizationId.ToString()),
            new(Role, session.Role),
            new(Id, session.Id.ToString()),
            new(RoleRead, session.RoleReadAt.ToString("O", CultureInfo.InvariantCulture)),
        ],
        SessionDefaults.Scheme));

    /// <summary>Of somebody who signs in: what a new session is made of.</summary>
    public static ClaimsPrincipal Begin(Guid userId, string name, Guid organizationId, string role) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, userId.ToString()), new(ClaimTypes.Name, name), new(Organization, organizationId.ToString()), new(Role, role)],
        SessionDefaults.Scheme));

    /// <summary>The session that the caller is signed in with; null for callers who have come another way.</summary>
    public static Guid? SessionId(this ClaimsPrincipal caller) => Guid.TryParse(caller.FindFirstValue(Id), out var id) ? id : null;

    public static DateTimeOffset RoleReadAt(this ClaimsPrincipal caller) =>
        DateTimeOffset.TryParse(caller.FindFirstValue(RoleRead), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : DateTimeOffset.MinValue;
}
