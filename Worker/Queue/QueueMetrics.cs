using System.Diagnostics;
using System.Diagnostics.Metrics;
using Gapless.Worker.Queue.Storage;

namespace Gapless.Worker.Queue;

/// <summary>What is measured of the queue and of this process's part in it.</summary>
internal sealed class QueueMetrics : IDisposable
{
    public static readonly ActivitySource Source = new("Gapless.Worker");

    private readonly Meter meter = new("Gapless.Worker");
    private readonly Counter<long> ended;
    private readonly Histogram<double> durations;
    private volatile IReadOnlyList<QueueDepth> depths = [];

    public QueueMetrics(HeldJobs held, LoopTurns turns)
    {
        ended = meter.CreateCounter<long>("gapless.jobs.ended", description: "Attempts by kind and outcome");
        durations = meter.CreateHistogram<double>("gapless.jobs.duration", "s", "How long attempts took, by kind and outcome");
        meter.CreateObservableGauge("gapless.jobs.running", () => held.Running, description: "Jobs under way in this process");
        meter.CreateObservableGauge("gapless.jobs.waiting", () => Each(depth => depth.Waiting), description: "Jobs due and not begun, by kind");
        meter.CreateObservableGauge("gapless.jobs.dead", () => Each(depth => depth.Dead), description: "Jobs that a person must decide on, by kind");
        meter.CreateObservableGauge("gapless.jobs.oldest", () => Each(depth => depth.OldestSeconds), "s", "How long the oldest due job has waited, by kind");
        meter.CreateObservableGauge(
            "gapless.loops.silence", () => turns.All().Select(turn => new Measurement<double>(turn.Silence.TotalSeconds, Tag("loop", turn.Name))), "s", "How long ago each loop of this process last turned");
    }

    public void Ended(string kind, string outcome, TimeSpan duration)
    {
        var tags = new TagList { { "kind", kind }, { "outcome", outcome } };
        ended.Add(1, tags);
        durations.Record(duration.TotalSeconds, tags);
    }

    public void Measured(IReadOnlyList<QueueDepth> now) => depths = now;

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<double>> Each(Func<QueueDepth, double> value) => depths.Select(depth => new Measurement<double>(value(depth), Tag("kind", depth.Kind)));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
