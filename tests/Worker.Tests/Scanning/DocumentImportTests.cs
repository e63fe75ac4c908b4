using System.Text;
using System.Text.Json;
using Gapless.Contracts;
using Gapless.Data.Documents;
using Gapless.Data.Jobs;
using Gapless.Data.Jobs.Payloads;
using Gapless.ServiceDefaults.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.Worker.Tests.Scanning;

[Collection("stores")]
public sealed class DocumentImportTests(WorkerStores stores)
{
    private const string Document = """
        # Shop: production readiness

        The shop is 85% production-ready.

        ## Critical gaps

        ### 1. Rate limiting
        **Status**: Missing
        **Needed**:
        - Limit requests per client

        ## Checklist
        - [x] HTTPS everywhere
        - [ ] Database backups
        """;

    [Fact]
    public async Task KeepsWhatADocumentStates()
    {
        await using var system = await Assessed.StartAsync(stores);

        var job = await ImportAsync(system, Encoding.UTF8.GetBytes(Document));

        Assert.Equal(JobState.Succeeded, job.State);
        var document = await system.ReadAsync(database => database.Documents.SingleAsync());
        Assert.Equal(("Shop: production readiness", 1, 1, null), (document.Title, document.Gaps, document.Revision, document.Changes));
        Assert.Contains("85", document.Imported, StringComparison.Ordinal);
        var statements = await system.ReadAsync(database => database.Statements.OrderBy(one => one.Position).ToListAsync());
        Assert.Equal([StatementSource.Gap, StatementSource.Checklist, StatementSource.Checklist], statements.Select(one => one.Source));
        Assert.Equal([false, true, false], statements.Select(one => one.IsClaimed));
        Assert.Contains("ratelimit.enabled", statements[0].Checks);
    }

    [Fact]
    public async Task ReplacesADocumentOfTheSameName_AndKeepsItsAddress()
    {
        await using var system = await Assessed.StartAsync(stores);
        await ImportAsync(system, Encoding.UTF8.GetBytes(Document));
        var before = await system.ReadAsync(database => database.Documents.Select(one => one.Id).SingleAsync());

        await ImportAsync(system, Encoding.UTF8.GetBytes(Document.Replace("- [ ] Database backups", "", StringComparison.Ordinal)));

        var document = await system.ReadAsync(database => database.Documents.SingleAsync());
        Assert.Equal((before, 2, 2), (document.Id, document.Revision, document.Statements));
        Assert.Equal(2, await system.ReadAsync(database => database.Statements.CountAsync()));
        var changes = JsonSerializer.Deserialize(document.Changes!, GaplessJson.Default.DocumentChanges)!;
        Assert.Equal(["Database backups"], changes.Gone);
        Assert.Empty(changes.Added.Concat(changes.Changed));
    }

    [Fact]
    public async Task SaysWhatIsWrong_WhenTheFileIsNoText()
    {
        await using var system = await Assessed.StartAsync(stores);

        var job = await ImportAsync(system, [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0, 1, 2, 3]);

        Assert.Equal(JobState.Dead, job.State);
        Assert.StartsWith("gaps.md", job.Error, StringComparison.Ordinal);
        Assert.Empty(await system.ReadAsync(database => database.Documents.ToListAsync()));
    }

    private static async Task<Job> ImportAsync(Assessed system, byte[] content)
    {
        using var stream = new MemoryStream(content);
        var name = await system.Services.GetRequiredService<IEvidenceStore>().PutAsync(system.Queue.Organization, stream, CancellationToken.None);
        var id = await system.Queue.EnqueueAsync(new DocumentImport(system.SystemId, "gaps.md", name));
        return await system.Queue.UntilAsync(id, job => job.State is JobState.Succeeded or JobState.Dead);
    }
}
