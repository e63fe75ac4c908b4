using Gapless.Data;
using Gapless.ServiceDefaults.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Files;

/// <summary>Hands an evidence file out as a download, never to be shown or run in place.</summary>
internal static class GetFile
{
    public static async Task<IResult> Handle(Guid id, HttpResponse response, GaplessDbContext database, IEvidenceStore evidence, CancellationToken cancellationToken)
    {
        if (await database.EvidenceFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Id == id, cancellationToken) is not { } file
            || await evidence.OpenAsync(file.Location, cancellationToken) is not { } content)
        {
            return TypedResults.NotFound();
        }

        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-store";
        return TypedResults.Stream(content, file.ContentType, file.Name);
    }
}
