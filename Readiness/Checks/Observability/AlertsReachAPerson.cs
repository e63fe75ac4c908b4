using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Observability;

public sealed partial class AlertsReachAPerson : Check
{
    private const int DeliveredWithinSeconds = 300;

    public override CheckInfo Info { get; } = new("alert.routing", Category.Observability, Priority.High, "Alerts reach a person by the right channel and are deduplicated")
    {
        Why = "An alert that goes nowhere, or to a channel of a hundred others, is no alert.",
        Remedy = "Page for what is critical, write to a chat for the rest, group what belongs together, and send a test alert each month.",
        Effort = Effort.Small,
        Methods = [Method.Heartbeat, Method.Repository, Method.Attestation],
        References = ["Site Reliability Engineering, chapters 11 and 14", "Mercari production readiness: critical and warning alerts", "AWS Well-Architected OPS10", "Azure Well-Architected OE:08"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override AttestationForm Attestation { get; } =
        new("A test alert was sent along the real path and a person acknowledged it.", ["date", "channel", "severity", "seconds to delivery", "who acknowledged"], 90);

    /// <summary>Delivery alone proves it: the repository shows at most that a way is laid out.</summary>
    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var routes = Routes(repository).ToList();
        if (routes.Count == 0)
        {
            return MonitoringStack.Of(repository) is { } stack && AlertRules.Of(repository).Count > 0
                ? [Verdict.Fail(Verdict.WholeSystem, "Alerts are raised, and nothing takes them to anybody.", stack)]
                : [];
        }

        var real = routes.Where(route => route.IsReal).ToList();
        var evidence = routes.Take(4).Select(route => Evidence.Certain(route.Description, route.Location)).ToList();
        return [(real.Count, real.Exists(route => route.IsGrouped)) switch
        {
            (0, _) => Verdict.Fail(Verdict.WholeSystem, "Alerts go to receivers that reach nobody.", evidence),
            (1, _) => Verdict.Partial(Verdict.WholeSystem, "All alerts go one way, whatever their severity; no delivery was proved.", evidence),
            (_, false) => Verdict.Partial(Verdict.WholeSystem, "Alerts are routed, but not grouped; no delivery was proved.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, "Alerts are routed and grouped; no delivery was proved.", evidence),
        }];
    }

    /// <summary><c>hb:alert-test</c>: <c>channel</c>, <c>severity</c>, <c>delivered_s</c> and <c>acked_s</c>.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No test alert was ever received.")];
        }

        int? delivered = int.TryParse(last.Meta.GetValueOrDefault("delivered_s"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
        var evidence = Evidence.Certain($"{last.Meta.GetValueOrDefault("severity", "an")} alert by {last.Meta.GetValueOrDefault("channel", "an unnamed channel")}, delivered in {delivered?.ToString(CultureInfo.InvariantCulture) ?? "an unknown number of"} s");
        return [(last.Succeeded, delivered) switch
        {
            (false, _) => Verdict.Fail(Verdict.WholeSystem, "The last test alert reached nobody.", evidence),
            (_, null) => Verdict.Partial(Verdict.WholeSystem, "The last test alert arrived, but does not say how long it took.", evidence),
            (_, > DeliveredWithinSeconds) => Verdict.Partial(Verdict.WholeSystem, "The last test alert took more than five minutes.", evidence),
            _ => Verdict.Pass(Verdict.WholeSystem, "The last test alert reached a person in time.", evidence),
        }];
    }

    private static IEnumerable<Route> Routes(RepositoryFacts repository)
    {
        foreach (var file in repository.DataFiles.Where(file => file.Class == PathClasses.Production))
        {
            foreach (var root in file.Documents)
            {
                foreach (var route in OfReceivers(file.Path, root).Concat(OfGrafana(file.Path, root)))
                {
                    yield return route;
                }
            }
        }

        foreach (var resource in repository.Resources.Where(one => one.Class == PathClasses.Production && one.Kind == ResourceKind.AlertRoute && !Rota().IsMatch(one.Type)))
        {
            var text = string.Join(' ', resource.Properties.Descendants().Select(node => node.Text));
            yield return new($"{resource.Type} {resource.Name}", !Placeholder().IsMatch(text), IsGrouped: true, resource.Location);
        }
    }

    // Alertmanager: route: { receiver: …, group_by: […], routes: […] }, receivers: [{ name: …, slack_configs: […] }]
    private static IEnumerable<Route> OfReceivers(string path, Node root)
    {
        var spec = root["route"].Exists && root["receivers"].Exists ? root : root["spec"]["route"].Exists && root["spec"]["receivers"].Exists ? root["spec"] : Node.Missing;
        var isGrouped = spec.At("route", "group_by").Exists || spec.At("route", "groupBy").Exists || spec["inhibit_rules"].Exists || spec["inhibitRules"].Exists;
        return spec["receivers"].Items.Where(receiver => receiver["name"].Exists)
            .Select(receiver => new Route($"receiver {receiver["name"].Text}", IsReal(receiver), isGrouped, new(path, receiver.Line)));
    }

    private static IEnumerable<Route> OfGrafana(string path, Node root)
    {
        var isGrouped = root["policies"].Items.Any(policy => policy["group_by"].Exists);
        return root["contactPoints"].Items.SelectMany(point => point["receivers"].Items.Select(receiver => new Route($"contact point {point["name"].Text} ({receiver["type"].Text})", IsReal(receiver), isGrouped, new(path, receiver.Line))));
    }

    // A receiver without a way, such as the one named null, swallows what it gets.
    private static bool IsReal(Node receiver) =>
        receiver.Entries.Any(entry => (Way().IsMatch(entry.Key) && (entry.Value.Items.Length > 0 || entry.Value.Entries.Length > 0)) || entry.Key is "settings")
        && !receiver.Descendants().Any(node => node.Text is { } text && Placeholder().IsMatch(text));

    private sealed record Route(string Description, bool IsReal, bool IsGrouped, Location Location);

    [GeneratedRegex("""(_configs|Configs)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Way();

    [GeneratedRegex("""(example\.(com|org|net)|your[-_]|changeme|xxx+|<[A-Z_ ]+>|placeholder)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    // Who is on call, not where alerts go.
    [GeneratedRegex("""(schedule|user|team|rotation)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rota();
}
