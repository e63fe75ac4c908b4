namespace Gapless.Deploy.Tests;

/// <summary>The hook that starts the migration job, against an Azure CLI that says what the test wants.</summary>
public sealed class MigrateTests : IDisposable
{
    private readonly Script script = new();

    public MigrateTests() => script.Environment["AZURE_RESOURCE_GROUP"] = "rg-test";

    [Fact]
    public async Task Succeeds_WhenTheJobDoes()
    {
        Answer("Running", "Running", "Succeeded");

        var (exitCode, output, _) = await script.RunAsync("sh", "deploy/migrate.sh");

        Assert.Equal(0, exitCode);
        Assert.Contains("migrator-1 succeeded", output, StringComparison.Ordinal);
        var calls = script.CallsOf("az");
        Assert.Equal(4, calls.Count);
        Assert.Equal("containerapp job start --name migrator --resource-group rg-test --query name --output tsv", calls[0]);
        Assert.All(calls.Skip(1), call => Assert.Contains("--job-execution-name migrator-1", call, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Degraded")]
    [InlineData("Stopped")]
    public async Task FailsAndSaysWhereTheLogIs_WhenTheJobFails(string end)
    {
        Answer("Running", end);

        var (exitCode, _, error) = await script.RunAsync("sh", "deploy/migrate.sh");

        Assert.Equal(1, exitCode);
        Assert.Contains($"migrator-1 ended as {end}", error, StringComparison.Ordinal);
        Assert.Contains("az containerapp job logs show --name migrator --resource-group rg-test --execution migrator-1", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GivesUp_WhenTheJobTakesTooLong()
    {
        Answer("Running");
        script.Environment["MIGRATION_LIMIT"] = "60";

        var (exitCode, _, error) = await script.RunAsync("sh", "deploy/migrate.sh");

        Assert.Equal(3, exitCode);
        Assert.Contains("still Running after 60 s", error, StringComparison.Ordinal);
        Assert.Equal(12, script.CallsOf("sleep").Count);
    }

    [Fact]
    public async Task AsksAgain_WhenOneQuestionFails()
    {
        Answer("Running", "!", "!", "!", "!", "Succeeded");

        var (exitCode, _, _) = await script.RunAsync("sh", "deploy/migrate.sh");

        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Fails_WhenNobodyKnowsAnyMore()
    {
        Answer("Running", "!");

        var (exitCode, _, error) = await script.RunAsync("sh", "deploy/migrate.sh");

        Assert.Equal(2, exitCode);
        Assert.Contains("cannot be watched", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 1", "could not be started")]
    [InlineData("exit 0", "did not say under which name")]
    public async Task Fails_WhenTheJobDoesNotStart(string az, string message)
    {
        script.Fake("az", az);

        var (exitCode, _, error) = await script.RunAsync("sh", "deploy/migrate.sh");

        Assert.Equal(2, exitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.Single(script.CallsOf("az"));
    }

    [Fact]
    public async Task FailsBeforeAnything_WhenTheGroupIsUnknown()
    {
        Answer("Succeeded");
        script.Environment["AZURE_RESOURCE_GROUP"] = "";

        var (exitCode, _, error) = await script.RunAsync("sh", "deploy/migrate.sh");

        Assert.Equal(2, exitCode);
        Assert.Contains("AZURE_RESOURCE_GROUP", error, StringComparison.Ordinal);
        Assert.Empty(script.CallsOf("az"));
    }

    public void Dispose() => script.Dispose();

    /// <summary>One answer for each question, the last one for all that follow; "!" is a question that fails.</summary>
    private void Answer(params string[] statuses)
    {
        File.WriteAllLines(Path.Combine(script.Folder, "statuses"), statuses);
        script.Fake("az", $"""
            case "$3" in start) echo migrator-1; exit 0 ;; esac
            cd '{script.Folder}'
            status=$(head -n 1 statuses)
            [ "$(wc -l < statuses)" -gt 1 ] && tail -n +2 statuses > rest && mv rest statuses
            [ "$status" != "!" ] && echo "$status"
            """);
    }
}
