using System.Text.Json;
using Gapless.Collectors.Documents;
using Gapless.Contracts.Documents;
using Gapless.Contracts.Operations;
using Gapless.Data;
using Gapless.Data.Documents;
using Gapless.Data.Jobs.Payloads;
using Gapless.Readiness.Documents;
using Gapless.ServiceDefaults.Evidence;
using Gapless.Wire;
using Gapless.Worker.Assessment;
using Gapless.Worker.Queue;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Worker.Jobs.ImportDocument;

/// <summary>Reads a gap analysis and keeps what it states. A document of the same name in the system is replaced, and keeps its address.</summary>
internal sealed class ImportDocumentHandler(IEvidenceStore evidence, SystemAssessor assessor, TimeProvider clock) : IJobHandler<DocumentImport>
{
    public async Task HandleAsync(DocumentImport payload, JobContext job, CancellationToken cancellationToken)
    {
        await job.ReportAsync(new OperationProgress("reading", 0, null, payload.Name));
        var document = await ReadAsync(payload, cancellationToken);
        await job.CompleteAsync(
            async (database, inner) =>
            {
                var (stored, changes) = await KeepAsync(database, payload, document, inner);
                job.Result = new { payload.SystemId, DocumentId = stored.Id, changes?.Added, changes?.Changed, changes?.Gone };
                await assessor.AssessAsync(payload.SystemId, scan: null, clock.GetUtcNow(), inner);
            },
            cancellationToken);
    }

    private async Task<GapDocument> ReadAsync(DocumentImport payload, CancellationToken cancellationToken)
    {
        await using var content = await evidence.OpenAsync(payload.Location, cancellationToken)
            ?? throw new JobException("The uploaded file is not there any more; upload it again.");
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        try
        {
            return DocumentReader.Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), payload.Name);
        }
        catch (DocumentUnreadableException problem)
        {
            throw new JobException(problem.Message, problem);
        }
    }

    /// <summary>The document as it is kept, and what changed since it was last imported; nothing the first time.</summary>
    private async Task<(SystemDocument Stored, DocumentChanges? Changes)> KeepAsync(GaplessDbContext database, DocumentImport payload, GapDocument document, CancellationToken cancellationToken)
    {
        var organization = await database.Systems.Where(system => system.Id == payload.SystemId).Select(system => (Guid?)system.OrganizationId).SingleOrDefaultAsync(cancellationToken)
            ?? throw new JobException("The system has been removed.");
        var stored = await database.Documents.SingleOrDefaultAsync(one => one.SystemId == payload.SystemId && one.Name == payload.Name, cancellationToken);
        List<Statement>? before = null;
        if (stored is null)
        {
            stored = New(organization, payload);
            database.Documents.Add(stored);
        }
        else
        {
            stored.Revision++;
            before = await database.Statements.AsNoTracking().Where(statement => statement.DocumentId == stored.Id).ToListAsync(cancellationToken);
            await database.Statements.Where(statement => statement.DocumentId == stored.Id).ExecuteDeleteAsync(cancellationToken);
        }

        var statements = StatementRows.Of(document, stored, clock.GetUtcNow()).ToList();
        var changes = before is null ? null : StatementChanges.Between(before, statements);
        stored.Changes = changes is null ? null : JsonSerializer.Serialize(changes, DocumentJson.Default.DocumentChanges);
        Describe(stored, document, statements.Count);
        database.Statements.AddRange(statements);
        await database.SaveChangesAsync(cancellationToken);
        return (stored, changes);
    }

    private SystemDocument New(Guid organizationId, DocumentImport payload) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        OrganizationId = organizationId,
        SystemId = payload.SystemId,
        Name = payload.Name,
        Title = "",
        Content = "",
        Digest = [],
        Imported = "{}",
        ImportedAt = clock.GetUtcNow(),
    };

    private void Describe(SystemDocument stored, GapDocument document, int statements)
    {
        stored.Title = Limit(document.Title.Length > 0 ? document.Title : stored.Name, 500);
        stored.Content = document.Text.Replace("\0", "", StringComparison.Ordinal); // PostgreSQL keeps no NUL in text
        stored.Digest = Convert.FromHexString(document.ContentHash);
        stored.Imported = JsonSerializer.Serialize(ImportMapping.Document(document), DocumentJson.Default.ImportedDocument);
        (stored.Gaps, stored.Statements, stored.ImportedAt) = (document.Gaps.Count, statements, clock.GetUtcNow());
    }

    private static string Limit(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
