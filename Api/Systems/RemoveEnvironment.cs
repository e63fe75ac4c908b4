using System.Security.Claims;
using Gapless.Data.Scans;

namespace Gapless.Api.Systems;

/// <summary>Removes an environment; what was found there no longer counts.</summary>
internal static class RemoveEnvironment
{
    public static Task<IResult> Handle(string slug, Guid id, ClaimsPrincipal caller, TargetKeeper targets, CancellationToken cancellationToken) =>
        targets.RemoveAsync(TargetKind.Environment, id, slug, caller, cancellationToken);
}
