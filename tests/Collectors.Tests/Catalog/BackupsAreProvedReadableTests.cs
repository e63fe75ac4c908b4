using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Recovery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class BackupsAreProvedReadableTests : CheckTests<BackupsAreProvedReadable>
{
    [Theory]
    [InlineData(true, "12", Outcome.Pass)]
    [InlineData(true, "0", Outcome.Partial)]
    [InlineData(true, null, Outcome.Partial)]
    [InlineData(false, "12", Outcome.Fail)]
    public void JudgesTheLastBeat(bool succeeded, string? rows, Outcome expected) => Assert.Equal(expected, new BackupsAreProvedReadable().Heartbeat(Beats.Of("hb:backup-verify", succeeded, ("rows", rows))).Single().Outcome);

    [Fact]
    public void IsUnknown_WhenNothingWasReported() => Assert.Equal(Outcome.Unknown, new BackupsAreProvedReadable().Heartbeat(Beats.None("hb:backup-verify")).Single().Outcome);

    [Theory]
    [InlineData("pg_restore -d scratch shop.dump && psql -c 'select count(*) from orders'", Outcome.Partial)]
    [InlineData("restic -r x check --read-data-subset=5%", Outcome.Partial)]
    [InlineData("pg_dump shop > shop.sql", Outcome.Fail)]
    public Task ReadsScheduledJobs(string command, Outcome expected) => Ends(expected, NodeApi + $"\n=== .github/workflows/b.yml\non: {{ schedule: [{{ cron: '0 3 * * *' }}] }}\njobs: {{ b: {{ runs-on: x, steps: [{{ run: \"{command}\" }}] }} }}\n");

    [Fact]
    public Task Fails_WhenNothingReadsThem() => Fails(NodeApi);
}
