using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Observability;

public sealed partial class AvailabilityIsWatched : Check
{
    private const int FiveMinutes = 300;

    public override CheckInfo Info { get; } = new("ops.uptime", Category.Observability, Priority.High, "Availability is watched from outside")
    {
        Why = "What runs beside the system goes down with it, and says nothing.",
        Remedy = "Let somebody else's machine ask, every five minutes and from two places, for a path that touches the database.",
        Effort = Effort.Small,
        Methods = [Method.Heartbeat, Method.Repository],
        References = ["Site Reliability Engineering, launch checklist: end-to-end monitoring", "Azure Well-Architected RE:10"],
        AppliesWhen = Condition.Any(Fact.Http, Fact.Internet),
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.Resources.FirstOrDefault(one => one.Class == PathClasses.Production && one.Kind == ResourceKind.UptimeCheck) is { } check)
        {
            var places = check.Setting("geo_locations", "regions", "locations", "probe_regions", "geoLocations", "selected_regions");
            return [places.Kind == NodeKind.List && places.Items.Length < 2
                ? Verdict.Partial(Verdict.WholeSystem, "Availability is watched from one place only.", Evidence.Certain(check.Type, check.At(places)))
                : Verdict.Pass(Verdict.WholeSystem, "Availability is watched from outside.", Evidence.Certain(check.Type, check.Location))];
        }

        var own = Blackbox(repository) ?? MonitoringStack.Image(repository, Monitor()) ?? Configured(repository);
        return own is null ? [] : [Verdict.Partial(Verdict.WholeSystem, "Availability is watched from one place, which may go down with the system.", own)];
    }

    /// <summary><c>hb:uptime</c>: <c>interval_s</c>, <c>locations</c> and <c>availability_30d</c>.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No monitor ever reported.")];
        }

        int? Of(string key) => int.TryParse(last.Meta.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var (interval, places) = (Of("interval_s"), Of("locations"));
        var evidence = Evidence.Certain($"every {interval?.ToString(CultureInfo.InvariantCulture) ?? "?"} s from {places?.ToString(CultureInfo.InvariantCulture) ?? "?"} places, {last.Meta.GetValueOrDefault("availability_30d", "?")} % in 30 days");
        return [(last.Succeeded, interval, places) switch
        {
            (false, _, _) => Verdict.Fail(Verdict.WholeSystem, "The monitor says that the system is down.", evidence),
            (_, <= FiveMinutes, >= 2) => Verdict.Pass(Verdict.WholeSystem, "A monitor asks at least every five minutes, from two places.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, "A monitor reports, but asks too seldom or from one place, or does not say.", evidence),
        }];
    }

    // scrape_configs: [{ job_name: blackbox, metrics_path: /probe, params: { module: [http_2xx] } }]
    private static Evidence? Blackbox(RepositoryFacts repository)
    {
        foreach (var file in MonitoringStack.Configurations(repository))
        {
            if (file.Documents.SelectMany(document => document["scrape_configs"].Items).FirstOrDefault(job => job["metrics_path"].Text is "/probe" || job.At("params", "module").Exists) is { } job)
            {
                return Evidence.Certain("blackbox job " + job["job_name"].Text, new(file.Path, job.Line));
            }
        }

        return repository.KubernetesResources.FirstOrDefault(one => one.Class == PathClasses.Production && one.Kind is "Probe" && one.Root.At("spec", "targets").Exists) is { } probe
            ? Evidence.Certain("Probe " + probe.Name, new(probe.Path, probe.Root.Line))
            : null;
    }

    private static Evidence? Configured(RepositoryFacts repository) =>
        repository.DataFiles.FirstOrDefault(file => MonitorFile().IsMatch(file.Path)) is { } file ? Evidence.Certain("monitor", new(file.Path, 0)) : null;

    [GeneratedRegex("""(^|/)(uptime-kuma|gatus|statping|cachet|vigil|blackbox-exporter)(:|@|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Monitor();

    [GeneratedRegex("""(^|/)(\.upptimerc\.ya?ml|gatus[^/]*\.ya?ml|checkly\.config\.\w+)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonitorFile();
}
