using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Aspire.Hosting.Processes;

/// <summary>
/// Starts every child from one thread that never ends. Linux sends a child its parent-death signal when the <em>thread</em> that forked it ends,
/// so a thread of the pool would kill children at random.
/// </summary>
internal static class Spawner
{
    private static readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> Requests = [];
    private static readonly string? Setsid = Executables.Find("setsid");
    private static readonly string? Setpriv = Executables.Find("setpriv");

    static Spawner() => new Thread(Work) { IsBackground = true, Name = "process spawner" }.Start();

    /// <summary>Whether children die with us even when we are killed.</summary>
    public static bool BindsChildren => OperatingSystem.IsLinux() && Setsid is not null && Setpriv is not null;

    public static Task<Process> StartAsync(ProcessPlan plan, IReadOnlyDictionary<string, string> environment)
    {
        var start = Describe(plan);
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Requests.Add((start, started));
        return started.Task;
    }

    /// <summary>
    /// A session of its own (Ctrl-C must reach the host alone, which stops the others in order) and a signal when the host dies. The signal is set
    /// after the change of account, because the kernel forgets it there.
    /// </summary>
    private static ProcessStartInfo Describe(ProcessPlan plan)
    {
        List<string> line = [plan.Command, .. plan.Arguments];
        if (BindsChildren)
        {
            line.InsertRange(0, [Setsid!, Setpriv!, "--pdeathsig", plan.StopSignal == UnixSignal.Interrupt ? "INT" : "TERM"]);
            if (plan.Account is { } account)
            {
                line.InsertRange(1, [Setpriv!, $"--reuid={account.User}", $"--regid={account.Group}", "--clear-groups"]);
            }
        }
        else if (plan.Account is not null)
        {
            throw new DistributedApplicationException("Running a server as another account needs setsid and setpriv (package util-linux). Install them, or start Gapless as an ordinary user.");
        }

        return new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = plan.WorkingDirectory ?? Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
    }

    private static void Work()
    {
        foreach (var (start, started) in Requests.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Win32Exception missing)
            {
                started.SetException(new DistributedApplicationException($"Cannot start {start.FileName}: {missing.Message}.", missing));
            }
        }
    }
}
