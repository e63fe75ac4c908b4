using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class AlertsReachAPersonTests : CheckTests<AlertsReachAPerson>
{
    [Theory]
    [InlineData("route: { receiver: chat, group_by: [alertname] }\nreceivers:\n  - { name: chat, slack_configs: [{ channel: '#ops' }] }\n  - { name: page, pagerduty_configs: [{ routing_key_file: /run/key }] }\n", "routed and grouped")]
    [InlineData("route: { receiver: chat }\nreceivers:\n  - { name: chat, slack_configs: [{ channel: '#ops' }] }\n  - { name: page, pagerduty_configs: [{ routing_key_file: /run/key }] }\n", "not grouped")]
    [InlineData("route: { receiver: chat }\nreceivers:\n  - { name: chat, slack_configs: [{ channel: '#ops' }] }\n", "one way")]
    public Task IsPartial_AtMost_FromTheRepository(string configuration, string because) => IsPartial(NodeApi + "\n=== alertmanager.yml\n" + configuration, because);

    [Theory]
    [InlineData("route: { receiver: 'null' }\nreceivers:\n  - { name: 'null' }\n")]
    [InlineData("route: { receiver: mail }\nreceivers:\n  - { name: mail, email_configs: [{ to: 'ops@example.com' }] }\n")]
    public Task Fails_WhenReceiversReachNobody(string configuration) => Fails(NodeApi + "\n=== alertmanager.yml\n" + configuration);

    [Fact]
    public Task Fails_WhenAlertsGoNowhere() => Fails(NodeApi + "\n=== prometheus.yml\nscrape_configs:\n  - job_name: shop\n=== rules.yml\ngroups:\n  - rules:\n      - { alert: Down, expr: 'up == 0' }\n");

    [Fact]
    public Task IsUnknown_WhenNothingIsHere() => IsUnknown(NodeApi);

    [Theory]
    [InlineData(true, "20", Outcome.Pass)]
    [InlineData(true, "900", Outcome.Partial)]
    [InlineData(true, "", Outcome.Partial)]
    [InlineData(false, "20", Outcome.Fail)]
    public void JudgesTheTestAlert(bool succeeded, string delivered, Outcome expected)
    {
        var meta = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("channel", "pager").Add("severity", "critical").Add("delivered_s", delivered);

        Assert.Equal(expected, new AlertsReachAPerson().Heartbeat(new("hb:alert-test", TimeSpan.FromDays(30), [new(succeeded, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, meta)])).Single().Outcome);
    }
}
