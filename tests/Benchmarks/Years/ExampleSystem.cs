using System.Text.Json;
using Gapless.Contracts.Scans;
using Gapless.Data.Accounts;
using Gapless.Data.Documents;
using Gapless.Data.Organizations;
using Gapless.Data.Scans;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;
using Gapless.Wire;
using Gapless.Worker.Assessment;
using Gapless.Worker.Jobs.ImportDocument;

namespace Gapless.Benchmarks.Years;

/// <summary>One system as the worker leaves it after a day: ten repositories and three environments (about five hundred findings), and a document.</summary>
internal static class ExampleSystem
{
    private const int Repositories = 10;
    private static readonly string[] Environments = ["production", "staging", "test"];

    /// <summary>Six in ten are not met.</summary>
    private static readonly Outcome[] Outcomes = [Outcome.Pass, Outcome.Fail, Outcome.Pass, Outcome.Partial, Outcome.Unknown, Outcome.Fail, Outcome.Pass, Outcome.Partial, Outcome.Fail, Outcome.Pass];

    private static readonly string[] Facts =
    [
        Fact.Node, Fact.Service, Fact.Http, Fact.Frontend, Fact.Database, Fact.Relational, Fact.Cache, Fact.Queue, Fact.Users, Fact.Api, Fact.Docker, Fact.Compose, Fact.Kubernetes,
        Fact.ContinuousIntegration, Fact.Manifest, Fact.Target, Fact.WebTarget, Fact.ApiTarget, Fact.Internet,
    ];

    public static async Task<WatchedSystem> CreateAsync(string database, Guid user)
    {
        var system = new WatchedSystem(database);
        await system.CreateAsync();
        for (var number = 1; number <= Repositories; number++)
        {
            await ScanAsync(system, TargetKind.Repository, await system.AddRepositoryAsync($"repository-{number}"), $"repository-{number}");
        }

        foreach (var name in Environments)
        {
            await ScanAsync(system, TargetKind.Environment, await system.AddEnvironmentAsync(name, isProduction: name == Environments[0]), $"https://{name}.example/");
        }

        await AddDocumentAsync(system, user);
        return system;
    }

    private static Task<int> ScanAsync(WatchedSystem system, TargetKind kind, Guid target, string subject)
    {
        var method = kind == TargetKind.Repository ? Method.Repository : Method.Live;
        return system.KeepAsync(kind, target, CheckCatalog.All.Select((check, number) => ExampleFinding.Of(check.Info, method, Outcomes[number % Outcomes.Length], subject)), Describe);
    }

    private static void Describe(Scan scan)
    {
        var components = Enumerable.Range(1, 8).Select(number => new ScanComponent($"service-{number}", $"services/service-{number}", "node", "http")).ToList();
        var problems = Enumerable.Range(1, 4).Select(number => new ScanProblem($"services/service-{number}/recorded.json", "tooLarge", "More than a megabyte; it was not read.")).ToList();
        (scan.Facts, scan.Revision, scan.Files, scan.Bytes, scan.Catalogue) = (Facts, "4b825dc642cb6eb9a060e54bf8d69288fbee4904", 1200, 34_000_000, CheckCatalog.Version);
        scan.Components = JsonSerializer.Serialize(components, RecordJson.Default.IReadOnlyListScanComponent);
        scan.Problems = JsonSerializer.Serialize(problems, RecordJson.Default.IReadOnlyListScanProblem);
    }

    private static async Task AddDocumentAsync(WatchedSystem system, Guid user)
    {
        var document = ExampleDocument.Read();
        var now = TimeProvider.System.GetUtcNow();
        var stored = new SystemDocument
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = system.OrganizationId,
            SystemId = system.Id,
            Name = document.File,
            Title = document.Title,
            Content = document.Text,
            Digest = Convert.FromHexString(document.ContentHash),
            Imported = JsonSerializer.Serialize(ImportMapping.Document(document), DocumentJson.Default.ImportedDocument),
            Gaps = document.Gaps.Count,
            ImportedAt = now,
        };
        var statements = StatementRows.Of(document, stored, now).ToList();
        stored.Statements = statements.Count;
        await using var database = system.Open();
        database.Add(new User { Id = user, Name = "Ines Duarte", Email = "ines@example.com", UserName = "ines@example.com", CreatedAt = now });
        database.Add(new Member { Id = Guid.CreateVersion7(), OrganizationId = system.OrganizationId, UserId = user, Role = MemberRole.Owner, JoinedAt = now });
        database.Add(stored);
        database.AddRange(statements);
        await database.SaveChangesAsync();
    }
}
