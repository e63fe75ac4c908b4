using Gapless.Api.Paging;
using Gapless.Api.Systems;
using Gapless.Contracts;
using Gapless.Contracts.Documents;
using Gapless.Data;
using Gapless.Data.Documents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Documents;

/// <summary>The documents of a system, by name, each with its four quadrants.</summary>
internal static class ListDocuments
{
    public static async Task<Results<Ok<Page<DocumentEntry>>, NotFound>> Handle(string slug, string? after, int? limit, GaplessDbContext database, StandingReader standing, CancellationToken cancellationToken)
    {
        if (await database.Systems.BySlugAsync(slug, cancellationToken) is not { } system)
        {
            return TypedResults.NotFound();
        }

        var (last, count) = (Cursor.Key(after), Cursor.Limit(limit));
        var documents = await database.Documents.AsNoTracking().Where(one => one.SystemId == system.Id && (last == null || string.Compare(one.Name, last) > 0)).OrderBy(one => one.Name).Take(count + 1)
            .Select(one => new SystemDocument
            {
                Id = one.Id,
                OrganizationId = one.OrganizationId,
                SystemId = one.SystemId,
                Name = one.Name,
                Title = one.Title,
                Content = "",
                Digest = one.Digest,
                Imported = "{}",
                Gaps = one.Gaps,
                Statements = one.Statements,
                Revision = one.Revision,
                ImportedAt = one.ImportedAt,
            }).ToListAsync(cancellationToken);
        var findings = await standing.FindingsAsync(system, cancellationToken);
        var statements = await standing.StatementsAsync([.. documents.Select(one => one.Id)], cancellationToken);
        return TypedResults.Ok(Pages.Of(documents, count, one => StandingReader.Entry(one, StandingReader.Count(statements[one.Id], findings)), one => one.Name));
    }
}
