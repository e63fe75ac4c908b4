using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Reliability;

public sealed partial class CapacityFollowsLoad : Check
{
    // const scaling = service.autoScaleTaskCount({ minCapacity: 2, maxCapacity: 10 });   app.Template.Scale.Rules.Add(new ContainerAppScaleRule { … });
    private static readonly Idiom Program = new("scale.autoscale/program", ["autoScaleTaskCount", "auto_scale_task_count", "new ContainerAppScaleRule", "new ContainerAppHttpScaleRule"]) { Languages = [Language.JavaScript, Language.Python, Language.CSharp, Language.Java, Language.Go], LimitPerFile = 2 };

    // {{- include "common.hpa" . }}   {{ template "base.deployment" . }}
    private static readonly Idiom Helper = new("scale.autoscale/helper", ["include \"", "template \""])
    {
        Pattern = HelperPattern(),
        Languages = [Language.Yaml],
        Accept = match => match.Path.Contains("/templates/", StringComparison.Ordinal) || match.Path.StartsWith("templates/", StringComparison.Ordinal),
        LimitPerFile = 1,
    };

    public override CheckInfo Info { get; } = new("scale.autoscale", Category.Reliability, Priority.High, "Capacity follows load between stated limits")
    {
        Why = "A fixed number of instances is too many at night and too few on the day that counts.",
        Remedy = "Add an autoscaler with a minimum of two, a maximum the database can bear and one metric, and show once under load that it scales.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["AWS Well-Architected REL07", "Azure Well-Architected RE:06, PE:05", "kube-score horizontalpodautoscaler-*"],
        AppliesWhen = Condition.Any(Fact.Service, Fact.Kubernetes),
    };

    public override ImmutableArray<Idiom> Idioms => [Program, Helper];

    public override AttestationForm Attestation { get; } = new(
        "Capacity was tested: it follows the load between its limits, or the load is constant and there is head-room.",
        ["date of the scale test", "minimum and maximum of each part", "metric", "instances reached", "connections of the database at the maximum"],
        180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var instances = ProductionInstances.Of(repository);
        if (!instances.Any(one => one.IsScaled && !one.IsServerless) && repository.FirstOf(null, Program) is { } program)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "The services scale between limits; no test shows that they do.", Evidence.Strong(program.Excerpt, program.Location))];
        }

        if (!instances.Any(one => one.IsScaled && !one.IsServerless) && repository.HitsOf(Helper).FirstOrDefault(hit => hit.Class == PathClasses.Production && (instances.IsEmpty || !Runs().IsMatch(hit.Value))) is { } helper)
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "A helper of the chart makes what scales it; its limits are known only when it is deployed.", Evidence.Strong(helper.Excerpt, helper.Location))];
        }

        if (instances.IsEmpty && Cluster.Of(repository).OfKind("HelmRelease").Any())
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "The charts that are released from here set how they scale.")];
        }

        if (instances.IsEmpty && !repository.Facts.Has(Fact.Service))
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "nothing here answers requests")];
        }

        if (instances.IsEmpty)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "No rule scales any part.", Evidence.Certain("no manifest, infrastructure code or platform file with limits"))];
        }

        return instances.Any(one => one.IsScaled) ? instances.Where(one => !one.IsUnresolved || one.IsScaled).Select(Judge) : instances.Take(20).Select(Judge);
    }

    // That the rules work is shown by a test, which no repository can show.
    private static Verdict Judge(Instances one) => one switch
    {
        { IsServerless: true } => Verdict.Pass(one.Subject, "The platform scales it with the requests.", one.Shown),
        { Most: not null, ScalingFlaw: { } flaw } => Verdict.Partial(one.Subject, $"An autoscaler is set, but {flaw}.", one.Shown),
        { Most: { } most } => Verdict.Partial(one.Subject, $"It scales from {one.Least?.ToString(CultureInfo.InvariantCulture) ?? "a minimum that is not stated"} to {(most == long.MaxValue ? "a maximum that is not stated" : most.ToString(CultureInfo.InvariantCulture))}; no test shows that it does.", one.Shown),
        { IsUnresolved: true } => Verdict.Unknown(one.Subject, UnknownReason.Never, "How many instances run is known only when it is deployed.", one.Shown),
        _ => Verdict.Fail(one.Subject, "Nothing scales it: the number of its instances is fixed.", one.Shown),
    };

    // A line of its own, at the beginning: it makes a whole resource.
    [GeneratedRegex("""^\{\{-?[ ]*(include|template)[ ]+"(?<value>[\w.\-]*(hpa|autoscal|scaledobject|deployment|statefulset|workload|rollout)[\w.\-]*)"[^}]*\}\}[ \t]*\r?$""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HelperPattern();

    [GeneratedRegex("""deployment|statefulset|workload|rollout""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Runs();
}
