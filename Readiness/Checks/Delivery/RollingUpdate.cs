using System.Globalization;

namespace Gapless.Readiness.Checks.Delivery;

/// <summary>How a Kubernetes Deployment replaces its pods.</summary>
internal static class RollingUpdate
{
    // What the reader of charts writes for an expression that it does not compute.
    private const string Computed = "__dynamic__";

    public static Verdict Judge(KubernetesResource workload, bool isScaled)
    {
        var name = workload.Name.Contains(Computed, StringComparison.Ordinal) ? workload.Path : workload.Name;
        var spec = workload.Root["spec"];
        var strategy = spec["strategy"];
        var place = new Location(workload.Path, strategy.Exists ? strategy.Line : workload.Root.Line);
        if (strategy["type"].Text is "Recreate")
        {
            return Verdict.Fail(name, "All its pods stop before new ones start (Recreate).", Evidence.Certain("strategy Recreate", place));
        }

        var replicas = spec["replicas"];
        var isReady = workload.PodSpec["containers"].Items.Any(container => container["readinessProbe"].Exists);
        var taken = Share(strategy.At("rollingUpdate", "maxUnavailable"), replicas.Number ?? 1);
        var evidence = Evidence.Certain($"{(isScaled ? "scaled to 2 or more" : $"{replicas.Text ?? "1"} replica(s)")}, maxUnavailable {strategy.At("rollingUpdate", "maxUnavailable").Text ?? "25 %"}, {(isReady ? "with" : "without")} readiness", place);
        var isComputed = replicas.Text?.Contains(Computed, StringComparison.Ordinal) == true;
        var isSingle = !isScaled && !isComputed && (replicas.Number ?? 1) < 2;
        return (isReady, isSingle) switch
        {
            (false, true) => Verdict.Fail(name, "It has one replica and no readiness probe: each release drops requests.", evidence),
            (false, _) => Verdict.Partial(name, "It rolls, but without a readiness probe traffic reaches pods that are not up.", evidence),
            (_, true) => Verdict.Partial(name, "It has one replica: a release is smooth only while the new pod starts well.", evidence),
            _ when taken >= 50 => Verdict.Partial(name, "A release takes half of its pods or more away at once.", evidence),
            _ when isComputed && !isScaled => Verdict.Unknown(name, UnknownReason.Never, "The number of its replicas comes from a value that was not read.", evidence),
            _ => Verdict.Pass(name, "Its pods are replaced a few at a time, when the new ones are ready.", evidence),
        };
    }

    // maxUnavailable: 1, or 25%
    private static double Share(Node node, long replicas)
    {
        var text = node.Text?.TrimEnd('%') ?? "25";
        return !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? 25
            : node.Text is null || node.Text.EndsWith('%') ? number
            : 100.0 * number / Math.Max(1, replicas);
    }
}
