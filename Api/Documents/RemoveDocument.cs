using System.Security.Claims;
using System.Text.Json;
using Gapless.Api.Access;
using Gapless.Data;
using Gapless.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Documents;

/// <summary>Removes a document with its statements.</summary>
internal static class RemoveDocument
{
    public static Task<IResult> Handle(Guid id, ClaimsPrincipal caller, GaplessDbContext database, AuditLog audit, CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            async inner =>
            {
                var name = await database.Documents.Where(one => one.Id == id).Select(one => one.Name).SingleOrDefaultAsync(inner);
                if (name is null)
                {
                    return TypedResults.NotFound();
                }

                await database.Documents.Where(one => one.Id == id).ExecuteDeleteAsync(inner);
                await audit.AppendAsync(caller.Actor(), "document.removed", $"documents/{id}", JsonSerializer.Serialize(new { Name = name }), inner);
                return (IResult)TypedResults.NoContent();
            },
            cancellationToken);
}
