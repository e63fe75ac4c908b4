using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Recovery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class RestoreIsRehearsedTests : CheckTests<RestoreIsRehearsed>
{
    [Theory]
    [InlineData(true, "ok", Outcome.Pass)]
    [InlineData(true, "failed", Outcome.Partial)]
    [InlineData(true, null, Outcome.Partial)]
    [InlineData(false, "ok", Outcome.Fail)]
    public void JudgesTheLastBeat(bool succeeded, string? smoke, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("duration_s", "120");
        var beat = new Beat(succeeded, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, smoke is null ? meta : meta.Add("app_smoke", smoke));

        Assert.Equal(expected, new RestoreIsRehearsed().Heartbeat(new("hb:restore-test", TimeSpan.FromDays(30), [beat])).Single().Outcome);
    }

    [Fact]
    public Task IsUnknown_WhenOnlyTheRepositoryWasRead() => IsUnknown(NodeApi, "Nobody has shown it");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoDatabase() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"dependencies\": { \"express\": \"4.19.2\" } }\n");
}
