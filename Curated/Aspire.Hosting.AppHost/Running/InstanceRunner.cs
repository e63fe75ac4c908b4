using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Running;

/// <summary>Keeps one process of a resource going: starts it, watches it, and starts it again when it dies after having worked.</summary>
internal sealed class InstanceRunner(EngineParts parts, Instance instance, CancellationToken stopping)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SteadyAfter = TimeSpan.FromMinutes(1);

    private readonly LogBook log = parts.Logs.Book(instance.Id);

    private IResource Resource => instance.Resource;

    public async Task RunAsync()
    {
        var pause = FirstPause;
        while (!stopping.IsCancellationRequested)
        {
            var began = parts.Clock.GetTimestamp();
            if (!await LiveAsync() || stopping.IsCancellationRequested)
            {
                return;
            }

            pause = parts.Clock.GetElapsedTime(began) > SteadyAfter || instance.Restarts == 0 ? FirstPause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            instance.Restarts++;
            parts.Announcer.Say(Resource, string.Create(CultureInfo.InvariantCulture, $"ended unexpectedly; starts again in {pause.TotalSeconds:0.#} s"));
            try
            {
                await Task.Delay(pause, parts.Clock, stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>One life, from start to end; whether another should follow.</summary>
    private async Task<bool> LiveAsync()
    {
        int? exitCode;
        try
        {
            await SetAsync(KnownResourceStates.Starting, snapshot => snapshot with { ExitCode = null, HealthReports = [.. snapshot.HealthReports.Select(report => report with { Status = null })] });
            exitCode = await RunOnceAsync();
        }
        catch (DistributedApplicationException refusal)
        {
            await FailAsync(refusal.Message);
            return false;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await SetAsync(KnownResourceStates.Exited);
            return false;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.Add(failure.ToString(), isError: true);
            await FailAsync(failure.Message);
            return false;
        }

        await SetAsync(exitCode is 0 or null ? KnownResourceStates.Finished : KnownResourceStates.Exited, snapshot => snapshot with { ExitCode = exitCode, StopTimeStamp = Now() });
        parts.Health.Pulse(Resource);
        if (!stopping.IsCancellationRequested)
        {
            Announce(exitCode);
        }

        return exitCode is not null && IsMeantToRun() && (exitCode != 0 || Resource is ContainerResource) && parts.Readiness.IsReady(Resource);
    }

    private async Task<int?> RunOnceAsync()
    {
        var context = new PlanContext(parts.Folders, parts.Configuration, what => parts.Announcer.Say(Resource, what), log, stopping);
        var plan = await ProcessPlans.ForAsync(Resource, context, parts.Execution, parts.AppHostAssembly);
        if (plan is null)
        {
            await SetAsync(KnownResourceStates.Running, snapshot => snapshot with { StartTimeStamp = Now() });
            parts.Health.Pulse(Resource);
            await Task.Delay(Timeout.InfiniteTimeSpan, parts.Clock, stopping);
            return null;
        }

        parts.Endpoints.Assign(instance);
        var specified = await InstanceEnvironment.SpecifiedAsync(Resource, instance, parts.Execution, log, stopping);
        foreach (var (name, value) in plan.Environment)
        {
            specified.TryAdd(name, value);
        }

        stopping.ThrowIfCancellationRequested();
        using var process = await ManagedProcess.StartAsync(plan, InstanceEnvironment.WithInherited(specified), log.Add);
        instance.Process = process;
        parts.Endpoints.Open(instance);
        try
        {
            await SetAsync(KnownResourceStates.Running, snapshot => Running(snapshot, specified, process, plan));
            parts.Health.Pulse(Resource);
            await StopIfTooLateAsync(process);
            return await process.WaitForExitAsync();
        }
        finally
        {
            parts.Endpoints.Close(instance);
            instance.Process = null;
        }
    }

    /// <summary>Whoever stopped everything while this process was being started did not see it, and waits for it.</summary>
    private async Task StopIfTooLateAsync(ManagedProcess process)
    {
        Interlocked.MemoryBarrier(); // first written that there is a process, then read whether to stop: Orchestrator.StopAsync does the reverse
        if (stopping.IsCancellationRequested)
        {
            await process.StopAsync(Orchestrator.Grace, CancellationToken.None);
        }
    }

    private CustomResourceSnapshot Running(CustomResourceSnapshot snapshot, Dictionary<string, string> specified, ManagedProcess process, ProcessPlan plan) => snapshot with
    {
        StartTimeStamp = Now(),
        StopTimeStamp = null,
        Urls = ResourceUrls.Of(Resource),
        EnvironmentVariables = [.. specified.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => new EnvironmentVariableSnapshot(variable.Key, variable.Value, IsFromSpec: true))],
        Properties =
        [
            new ResourcePropertySnapshot("executable.pid", process.Id),
            new ResourcePropertySnapshot("restarts", instance.Restarts),
            new ResourcePropertySnapshot("command", string.Join(' ', [Path.GetFileName(plan.Command), .. plan.Arguments.Select(argument => Path.GetFileName(argument) is { Length: > 0 } name ? name : argument)])),
            new ResourcePropertySnapshot("summary", plan.Summary ?? ""),
        ],
    };

    /// <summary>What somebody waits to complete is a task, not a service.</summary>
    private bool IsMeantToRun() => !parts.Model.Resources.SelectMany(resource => resource.Annotations.OfType<WaitAnnotation>())
        .Any(wait => wait.WaitType == WaitType.WaitForCompletion && ReferenceEquals(wait.Resource, Resource));

    private void Announce(int? exitCode)
    {
        if (exitCode == 0 && !IsMeantToRun())
        {
            parts.Announcer.Say(Resource, "done");
        }
        else if (exitCode is not null)
        {
            parts.Announcer.Say(Resource, string.Create(CultureInfo.InvariantCulture, $"ended with exit code {exitCode}"));
            foreach (var line in log.Read().TakeLast(exitCode == 0 ? 0 : 5))
            {
                parts.Announcer.Note("            | " + line.Content);
            }
        }
    }

    private async Task FailAsync(string why)
    {
        log.Add(why, isError: true);
        parts.Announcer.Say(Resource, "cannot start: " + why);
        await SetAsync(KnownResourceStates.FailedToStart, snapshot => snapshot with { StopTimeStamp = Now() });
        parts.Health.Pulse(Resource);
    }

    private DateTime Now() => parts.Clock.GetUtcNow().UtcDateTime;

    private Task SetAsync(string state, Func<CustomResourceSnapshot, CustomResourceSnapshot>? change = null) =>
        parts.Notifications.PublishUpdateAsync(Resource, instance.Id, snapshot => (change?.Invoke(snapshot) ?? snapshot) with { State = state });
}
