using System.Text;
using Gapless.Collectors.Documents;
using Gapless.Contracts.Documents;
using Gapless.Data.Documents;
using Gapless.Worker.Jobs.ImportDocument;

namespace Gapless.Worker.Tests.Scanning;

public sealed class StatementChangesTests
{
    private const string Before = "# Shop gaps\n\n## Critical gaps\n\n### 1. Backups\n**Status:** Missing\n\n### 2. Rate limiting\n**Status:** Missing\n\n## Checklist\n- [ ] Runbook\n";

    [Fact]
    public void NothingChanged_WhenRowsOnlyMoved()
    {
        var changes = Between(Before, Before.Replace("# Shop gaps\n", "# Shop gaps\n\nWritten again.\n", StringComparison.Ordinal).Replace("### 1.", "### 7.", StringComparison.Ordinal));

        Assert.Empty(changes.Added.Concat(changes.Changed).Concat(changes.Gone));
    }

    [Fact]
    public void ChangesAreNamed_WhenAStateChangesAndRowsComeAndGo()
    {
        var after = Before.Replace("### 1. Backups\n**Status:** Missing", "### 1. Backups ✅ **RESOLVED**", StringComparison.Ordinal)
            .Replace("### 2. Rate limiting", "### 2. Tracing", StringComparison.Ordinal)
            .Replace("[ ] Runbook", "[x] Runbook", StringComparison.Ordinal);

        var changes = Between(Before, after);

        Assert.Equal(["Tracing"], changes.Added);
        Assert.Equal(["Backups", "Runbook"], changes.Changed);
        Assert.Equal(["Rate limiting"], changes.Gone);
    }

    private static DocumentChanges Between(string before, string after) => StatementChanges.Between(Rows(before), Rows(after));

    private static List<Statement> Rows(string text)
    {
        var stored = new SystemDocument
        {
            Id = Guid.NewGuid(),
            OrganizationId = Guid.NewGuid(),
            SystemId = Guid.NewGuid(),
            Name = "gaps.md",
            Title = "",
            Content = "",
            Digest = [],
            Imported = "{}",
            ImportedAt = DateTimeOffset.UnixEpoch,
        };
        return [.. StatementRows.Of(DocumentReader.Read(Encoding.UTF8.GetBytes(text), "gaps.md"), stored, DateTimeOffset.UnixEpoch)];
    }
}
