using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Observability;

/// <summary>The alert rules of a repository: Prometheus and Loki files, PrometheusRule resources, Grafana provisioning and the alarms of clouds.</summary>
internal static partial class AlertRules
{
    private static readonly (string Area, Regex Words)[] Areas =
    [
        ("availability", Availability()), ("errors", Errors()), ("latency", Latency()), ("saturation", Saturation()),
        ("certificates", Certificates()), ("backups", Backups()), ("queues", Queues()), ("database", Databases()),
    ];

    public static IReadOnlyList<AlertRule> Of(RepositoryFacts repository) =>
    [
        .. repository.DataFiles.Where(file => file.Class == PathClasses.Production).SelectMany(file => file.Documents.SelectMany(document => OfDocument(file.Path, document))),
        .. repository.Resources.Where(resource => resource.Class == PathClasses.Production && resource.Kind == ResourceKind.Alert && !resource.Type.Contains("slo", StringComparison.OrdinalIgnoreCase)).Select(OfResource),
    ];

    /// <summary>What the rules watch, in a fixed order.</summary>
    public static IReadOnlyList<string> AreasOf(IReadOnlyList<AlertRule> rules) =>
        [.. Areas.Where(area => rules.Any(rule => area.Words.IsMatch(rule.Text))).Select(area => area.Area)];

    // groups: [{ rules: [{ alert: HighErrors, expr: …, for: 5m, labels: { severity: page }, annotations: { runbook_url: … } }] }]
    private static IEnumerable<AlertRule> OfDocument(string path, Node root)
    {
        var groups = root["groups"].Items.Concat(root.At("spec", "groups").Items);
        foreach (var rule in groups.SelectMany(group => group["rules"].Items))
        {
            var name = rule["alert"].Text ?? (rule["condition"].Exists ? rule["title"].Text : null);
            if (name is not null)
            {
                var annotations = rule["annotations"].Entries;
                yield return new(
                    name,
                    $"{name} {rule["expr"].Text} {string.Join(' ', rule["data"].Descendants().Select(node => node.Text))}",
                    rule["labels"].Entries.Any(label => label.Key is "severity" or "priority" or "level"),
                    annotations.Any(note => note.Key.Contains("runbook", StringComparison.OrdinalIgnoreCase) || note.Key.Contains("playbook", StringComparison.OrdinalIgnoreCase) || Link().IsMatch(note.Value.Text ?? "")),
                    HasAction: true,
                    new(path, rule.Line, name));
            }
        }
    }

    private static AlertRule OfResource(CloudResource resource)
    {
        var text = string.Join(' ', resource.Properties.Descendants().Select(node => node.Text).OfType<string>().Prepend(resource.Name));
        var actions = resource.Settings("alarm_actions", "AlarmActions", "action", "actions", "notification_channels", "contact_point", "notification_settings").ToList();
        return new(
            resource.Name,
            text,
            resource.Setting("severity", "priority", "criticality").Exists || SeverityWord().IsMatch(text),
            resource.Setting("runbook_url", "runbook").Exists || Link().IsMatch(text) || text.Contains("runbook", StringComparison.OrdinalIgnoreCase),
            actions.Exists(action => action.Kind is NodeKind.Scalar or NodeKind.Map || action.Items.Length > 0) || text.Contains('@', StringComparison.Ordinal),
            resource.Location);
    }

    // A page of the repository is as good as one of the web.
    [GeneratedRegex("""https?://\S+|\b[\w/.-]{1,100}\.(md|rst|adoc|html)(#|\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("""\b(critical|warning|page|sev-?[0-5]|p[1-5]|info)\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SeverityWord();

    [GeneratedRegex("""(\bup\b|\bup\{|absent\(|probe_success|uptime|availab|down\b|unhealthy|healthyhost|HealthCheck|not\s?ready|crashloop|status_?check)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Availability();

    [GeneratedRegex("""(5xx|"5|5\.\.|error|exception|failures?\b|failed)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Errors();

    [GeneratedRegex("""(latency|duration|response_?time|histogram_quantile|\bp9\d|slow)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Latency();

    [GeneratedRegex("""(cpu|memory|disk|filesystem|storage_?space|saturat|throttl|pool|oom|heap)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Saturation();

    [GeneratedRegex("""(certificate|cert_?expir|ssl_|tls_|DaysToExpiry|certmanager)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Certificates();

    [GeneratedRegex("""(backup|velero|snapshot)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Backups();

    [GeneratedRegex("""(queue|consumer_?lag|kafka|rabbitmq|backlog|dead_?letter|OldestMessage)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Queues();

    [GeneratedRegex("""(\bpg_|postgres|mysql|mongodb|\bredis|\brds\b|AWS/RDS|database|replication|DatabaseConnections|sql)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Databases();
}
