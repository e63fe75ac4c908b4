using System.Security.Claims;
using Gapless.Data.Scans;

namespace Gapless.Api.Systems;

/// <summary>Removes a repository; what was found in it no longer counts.</summary>
internal static class RemoveRepository
{
    public static Task<IResult> Handle(string slug, Guid id, ClaimsPrincipal caller, TargetKeeper targets, CancellationToken cancellationToken) =>
        targets.RemoveAsync(TargetKind.Repository, id, slug, caller, cancellationToken);
}
