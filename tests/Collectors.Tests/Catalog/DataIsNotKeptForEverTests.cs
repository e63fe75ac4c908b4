using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Governance;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DataIsNotKeptForEverTests : CheckTests<DataIsNotKeptForEver>
{
    private const string Users = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n";
    private const string Page = "=== docs/privacy.md\n# Privacy\n\n## Data retention\n\n| Orders | 10 years |\n";
    private const string Job = "=== src/jobs.js\nasync function purgeExpiredSessions() { }\n";

    [Theory]
    [InlineData(Page + Job, "no heartbeat")]
    [InlineData(Page, "nothing deletes")]
    [InlineData(Job, "nothing states")]
    public Task IsPartial_WhenNoBeatSaysThatItRuns(string files, string because) => IsPartial(Users + files, because);

    [Theory]
    [InlineData("=== src/Tidy.cs\nawait database.Orders.Where(order => order.CreatedAt < from).ExecuteDeleteAsync(stop);\n")]
    [InlineData("=== src/tidy.py\nOrder.objects.filter(created_at__lt=since).delete()\n")]
    [InlineData("=== src/Tidy.php\n<?php\nOrder::where('created_at', '<', now()->subDays(30))->delete();\n")]
    [InlineData("=== src/tidy.rb\nOrder.where('created_at < ?', 30.days.ago).delete_all\n")]
    public Task SeesWhatDeletesByAge(string file) => IsPartial(Users + file, "nothing states");

    [Theory]
    [InlineData("=== src/Orders.cs\nawait database.Orders.Where(order => order.Id == id).ExecuteDeleteAsync(stop);\n")]
    [InlineData("=== src/orders.py\nOrder.objects.filter(id=order).delete()\n")]
    public Task Fails_WhenItDeletesWhatIsNamed(string file) => Fails(Users + file, "No period");

    [Fact]
    public Task Fails_WhenNothingIsDeleted() => Fails(Users + "=== src/jobs.js\n// purgeExpiredSessions()\n", "No period");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoPersonalData() => DoesNotApply(NodeApi);

    [Theory]
    [InlineData(true, "20", "30", Outcome.Pass)]
    [InlineData(true, "40", "30", Outcome.Fail)]
    [InlineData(true, null, "30", Outcome.Partial)]
    [InlineData(false, "20", "30", Outcome.Fail)]
    public void JudgesTheLastBeat(bool succeeded, string? oldest, string period, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.CreateRange(new[] { ("oldest_left", oldest), ("period_days", period) }.Where(one => one.Item2 is not null).Select(one => KeyValuePair.Create(one.Item1, one.Item2!)));

        var verdict = Assert.Single(new DataIsNotKeptForEver().Heartbeat(new("hb:retention-job", TimeSpan.FromDays(1), [new(succeeded, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)])));

        Assert.Equal(expected, verdict.Outcome);
    }

    [Theory]
    [InlineData("=== src/messages.js\nconst labels = { retentionDays: 'label.retention-days' };\n")]
    [InlineData("=== config/puma.rb\nprune_bundler\n")]
    public Task Fails_WhenOnlyAWordSoundsLikeIt(string files) => Fails("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n" + files);

    [Fact]
    public Task Fails_WhenOnlyAMigrationDeletes() => Fails(Users + "=== db/migrate/2023_cleanup.js\nawait purgeOldRequests();\n");
}
