namespace Gapless.Deploy.Tests;

/// <summary>The nightly dump of the Compose deployment.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly Script script = new();
    private readonly string backups;

    public BackupTests()
    {
        backups = Directory.CreateDirectory(Path.Combine(script.Folder, "backups")).FullName;
        script.Environment["BACKUP_FOLDER"] = backups;
    }

    [Fact]
    public async Task KeepsTheNewest_WhenThereAreMoreThanEnough()
    {
        foreach (var day in Enumerable.Range(1, 20))
        {
            await File.WriteAllTextAsync(Path.Combine(backups, $"gapless-202601{day:00}T020000Z.dump"), "old");
        }

        script.Fake("pg_dump", """for a in "$@"; do case $a in --file=*) echo data > "${a#--file=}" ;; esac; done""");

        var (exitCode, output, error) = await script.RunAsync("bash", "deploy/backup.sh", "once");

        Assert.True(exitCode == 0, error);
        Assert.Contains("5 bytes", output, StringComparison.Ordinal);
        var files = Directory.GetFiles(backups).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(14, files.Count);
        Assert.Equal("gapless-20260108T020000Z.dump", files[0]);
        Assert.All(files, file => Assert.EndsWith(".dump", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task LeavesNoPart_WhenADumpFails()
    {
        script.Fake("pg_dump", $$"""
            for a in "$@"; do case $a in --file=*) echo half > "${a#--file=}" ;; esac; done
            [ "$(wc -l < '{{script.Folder}}/pg_dump.calls')" -ge 2 ]
            """);

        var (exitCode, _, error) = await script.RunAsync("bash", "deploy/backup.sh", "once");

        Assert.Equal(0, exitCode);
        Assert.Contains("failed", error, StringComparison.Ordinal);
        Assert.Equal(2, script.CallsOf("pg_dump").Count);
        Assert.Single(Directory.GetFiles(backups));
    }

    public void Dispose() => script.Dispose();
}
