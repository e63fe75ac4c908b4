using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Gapless.Api.Access;
using Gapless.Api.Systems;
using Gapless.Api.Validation;
using Gapless.Contracts.Documents;
using Gapless.Contracts.Operations;
using Gapless.Data;
using Gapless.Data.Audit;
using Gapless.Data.Jobs;
using Gapless.Data.Jobs.Payloads;
using Gapless.ServiceDefaults.Evidence;

namespace Gapless.Api.Documents;

/// <summary>Imports a gap analysis: the same name again replaces what was there.</summary>
internal static class ImportDocument
{
    public const int LongestContent = 2_000_000;

    public static async Task<IResult> Handle(
        string slug, NewDocument request, ClaimsPrincipal caller, GaplessDbContext database, JobQueue queue, AuditLog audit, IEvidenceStore evidence, CancellationToken cancellationToken)
    {
        if (await database.Systems.IdBySlugAsync(slug, cancellationToken) is not { } systemId)
        {
            return TypedResults.NotFound();
        }

        if (Check(request) is { Any: true } faults)
        {
            return faults.Answer();
        }

        var bytes = request.ContentBase64 is { } encoded ? Convert.FromBase64String(encoded) : Encoding.UTF8.GetBytes(request.Content!);
        using var content = new MemoryStream(bytes);
        var location = await evidence.PutAsync(caller.OrganizationId()!.Value, content, cancellationToken);
        var payload = new DocumentImport(systemId, request.Name, location);
        var job = await database.InTransactionAsync(
            async inner =>
            {
                await audit.AppendAsync(caller.Actor(), "document.imported", $"systems/{systemId}", JsonSerializer.Serialize(new { request.Name }), inner);
                return await queue.EnqueueAsync(payload, systemId: systemId, requestedBy: caller.UserId(), cancellationToken: inner);
            },
            cancellationToken);
        return TypedResults.Accepted($"/api/v1/operations/{job.Id}", new OperationsStarted([job.Id]));
    }

    public static Faults Check(NewDocument request) => new Faults()
        .Text(request.Name, "name", 200)
        .Require(request.Name is null || request.Name.AsSpan().IndexOfAny('/', '\\') < 0, "name", "The name of a file, without folders.")
        .Require(!string.IsNullOrWhiteSpace(request.Content) || request.ContentBase64 is { Length: > 0 }, "content", "Paste the document.")
        .Require(request.Content is null || request.Content.Length <= LongestContent, "content", "At most two million characters.")
        .Require(request.ContentBase64 is null || (request.ContentBase64.Length <= LongestContent * 2 && System.Buffers.Text.Base64.IsValid(request.ContentBase64)), "contentBase64", "Base64 of a file of at most three megabytes.");
}
