using Gapless.Contracts.Documents;
using Gapless.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Documents;

/// <summary>A document, its statements against proof.</summary>
internal static class GetDocument
{
    public static async Task<Results<Ok<DocumentDetail>, NotFound>> Handle(Guid id, GaplessDbContext database, StandingReader standing, CancellationToken cancellationToken)
    {
        if (await database.Documents.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } document)
        {
            return TypedResults.NotFound();
        }

        var system = await database.Systems.AsNoTracking().SingleAsync(one => one.Id == document.SystemId, cancellationToken);
        var findings = await standing.FindingsAsync(system, cancellationToken);
        var statements = (await standing.StatementsAsync([id], cancellationToken))[id].ToList();
        return TypedResults.Ok(new DocumentDetail
        {
            System = system.Slug,
            Document = StandingReader.Entry(document, StandingReader.Count(statements, findings)),
            Content = document.Content,
            Imported = StandingReader.Imported(document),
            Changes = StandingReader.Changes(document),
            Statements = statements.ConvertAll(one => StandingReader.Judge(one, findings)),
        });
    }
}
