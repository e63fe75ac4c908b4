using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Gapless.Data.Jobs;
using Gapless.Worker.Queue;
using Gapless.Worker.Queue.Storage;

namespace Gapless.Worker.Tests.Queue;

[Collection("stores")]
public sealed class QueueMetricsTests(WorkerStores stores)
{
    [Fact]
    public async Task DepthAndAgeAreMeasuredByKind()
    {
        var queue = await stores.QueueAsync();
        await queue.EnqueueAsync(new Step(1));
        await queue.EnqueueAsync(new Step(2), organization: await queue.AddOrganizationAsync());
        await queue.EnqueueAsync(new Row(1));
        await queue.AsAsync((jobs, _) => jobs.EnqueueAsync(new Row(2), dueAt: TimeProvider.System.GetUtcNow().AddHours(1)));
        await queue.SqlAsync($"UPDATE jobs SET due_at = due_at - interval '1 minute' WHERE kind = {Step.Kind}");
        await using var administrator = new Administrator(queue.Database);

        var depths = await DepthStore.MeasureAsync(await administrator.OpenAsync());

        Assert.Equal([(Row.Kind, 1.0, 0.0), (Step.Kind, 2.0, 0.0)], depths.Select(depth => (depth.Kind, depth.Waiting, depth.Dead)));
        Assert.InRange(depths[1].OldestSeconds, 60, 120);
    }

    [Fact]
    public async Task OutcomesAndDurationsAreCounted()
    {
        var queue = await stores.QueueAsync();
        var seen = new ConcurrentQueue<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Gapless.Worker")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))} {value}"));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))} {(value >= 0 ? "s" : "?")}"));
        listener.Start();
        var script = new Script { Do = (step, _, _) => step.Number == 1 ? Task.CompletedTask : throw new JobException("no") };
        var good = await queue.EnqueueAsync(new Step(1));
        var bad = await queue.EnqueueAsync(new Step(2));

        await using var worker = await TestWorker.StartAsync(queue, script.Register);
        await queue.UntilAsync(good, job => job.State == JobState.Succeeded);
        await queue.UntilAsync(bad, job => job.State == JobState.Dead);
        listener.RecordObservableInstruments();

        Assert.Contains("gapless.jobs.ended test.step Succeeded 1", seen);
        Assert.Contains("gapless.jobs.ended test.step Dead 1", seen);
        Assert.Contains("gapless.jobs.duration test.step Succeeded s", seen);
        Assert.Contains("gapless.loops.silence schedules s", seen);
    }
}
