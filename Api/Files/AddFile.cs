using System.Security.Claims;
using System.Text.Json;
using Gapless.Api.Access;
using Gapless.Api.Validation;
using Gapless.Contracts.Gaps;
using Gapless.Data;
using Gapless.Data.Audit;
using Gapless.Data.Files;
using Gapless.ServiceDefaults.Evidence;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Files;

/// <summary>Adds an evidence file, as the request's body; its name is the query's <c>name</c>.</summary>
internal static class AddFile
{
    public static async Task<IResult> Handle(
        Guid id, string? name, HttpContext context, ClaimsPrincipal caller, GaplessDbContext database, AuditLog audit, IEvidenceStore evidence, TimeProvider clock, CancellationToken cancellationToken)
    {
        var faults = new Faults().Text(name, "name", 200).Require(name is null || name.AsSpan().IndexOfAny('/', '\\') < 0, "name", "The name of a file, without folders.");
        if (faults.Any)
        {
            return faults.Answer();
        }

        if (await database.Gaps.Where(gap => gap.Id == id).Select(gap => (Guid?)gap.SystemId).SingleOrDefaultAsync(cancellationToken) is not { } systemId)
        {
            return TypedResults.NotFound();
        }

        var upload = context.Features.GetRequiredFeature<Upload>();
        if (FileTypes.Of(upload.Head) is not { } type)
        {
            return TypedResults.Problem("Taken are PDF, PNG, JPEG, GIF, zip and plain text.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        var organization = caller.OrganizationId()!.Value;
        var now = clock.GetUtcNow();
        var file = new EvidenceFile
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = organization,
            SystemId = systemId,
            GapId = id,
            Name = name!,
            ContentType = type,
            Size = upload.Content.Length,
            Digest = upload.Digest,
            Location = await evidence.PutAsync(organization, upload.Content, cancellationToken),
            AddedBy = caller.Actor(),
            AddedAt = now,
        };
        await database.InTransactionAsync(
            async inner =>
            {
                database.EvidenceFiles.Add(file);
                await database.SaveChangesAsync(inner);
                await audit.AppendAsync(caller.Actor(), "evidence.added", $"gaps/{id}", JsonSerializer.Serialize(new { file.Name, Digest = Convert.ToHexStringLower(upload.Digest) }), inner);
                return file;
            },
            cancellationToken);
        return TypedResults.Created($"/api/v1/files/{file.Id}", new EvidenceFileEntry(file.Id, file.Name, file.ContentType, file.Size, Convert.ToHexStringLower(upload.Digest), file.AddedBy, file.AddedAt));
    }
}
