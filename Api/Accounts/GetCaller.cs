using System.Security.Claims;
using Gapless.Api.Access;
using Gapless.Contracts.Accounts;
using Gapless.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Accounts;

/// <summary>Who is signed in, as the account is now.</summary>
internal static class GetCaller
{
    public static async Task<Results<Ok<Caller>, NotFound>> Handle(ClaimsPrincipal caller, GaplessDbContext database, CancellationToken cancellationToken)
    {
        var id = caller.UserId();
        var user = await database.Users.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
        var organization = await database.Organizations.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return user is null || organization is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(new Caller(user.Id, user.Name, user.Email ?? "", organization.Id, organization.Name, caller.MemberRole()!.Value.ToString().ToLowerInvariant()));
    }
}
