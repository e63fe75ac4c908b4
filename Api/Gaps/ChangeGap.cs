using System.Security.Claims;
using System.Text.Json;
using Gapless.Api.Access;
using Gapless.Api.Conditional;
using Gapless.Api.Validation;
using Gapless.Contracts.Gaps;
using Gapless.Data;
using Gapless.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Gaps;

/// <summary>Gives a gap an owner or a date. Its outcome is never typed in.</summary>
internal static class ChangeGap
{
    public static async Task<IResult> Handle(Guid id, GapUpdate request, HttpContext http, ClaimsPrincipal caller, GaplessDbContext database, AuditLog audit, GapReader reader, CancellationToken cancellationToken)
    {
        var isNobody = request.OwnerId == Guid.Empty;
        if (request.OwnerId is { } owner && !isNobody && !await database.Members.AnyAsync(member => member.Id == owner, cancellationToken))
        {
            return new Faults().Require(false, "ownerId", "No member of the organization has this id.").Answer();
        }

        try
        {
            return await database.InTransactionAsync<IResult>(
                async inner =>
                {
                    if (await database.Gaps.SingleOrDefaultAsync(one => one.Id == id, inner) is not { } gap)
                    {
                        return TypedResults.NotFound();
                    }

                    if (Tags.Refuse(http.Request, gap.Version) is { } refusal)
                    {
                        return refusal;
                    }

                    gap.OwnerId = isNobody ? null : request.OwnerId ?? gap.OwnerId;
                    gap.DueOn = request.DueOn == DateOnly.MinValue ? null : request.DueOn ?? gap.DueOn;
                    await database.SaveChangesAsync(inner);
                    await audit.AppendAsync(caller.Actor(), "gap.changed", $"gaps/{gap.Id}", JsonSerializer.Serialize(request), inner);
                    Tags.Give(http.Response, gap.Version);
                    var system = await database.Systems.SingleAsync(one => one.Id == gap.SystemId, inner);
                    return TypedResults.Ok((await reader.ReadAsync(system, [gap], inner))[0]);
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Tags.Changed();
        }
    }
}
