using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Processes;

namespace Gapless.AppHost.Tests.Whole;

/// <summary>The AppHost as a person runs it: a process that is interrupted, started again, and killed.</summary>
public sealed class HostProcessTests : IDisposable
{
    private readonly DataPlace data = new();
    private readonly List<Host> launched = [];
    private readonly CancellationToken limit = new CancellationTokenSource(TimeSpan.FromMinutes(8)).Token;

    [Fact]
    public async Task LeavesNothingBehind_WhenInterruptedStartedAgainAndKilled()
    {
        using var occupant = Occupy(7101);
        var first = await StartAsync();
        Assert.Contains("port 7101 is taken, so http is on ", first.Output, StringComparison.Ordinal);
        Assert.True(first.Children().Count >= 8, first.Output);

        UnixSignals.Send(first.Id, UnixSignal.Interrupt);
        Assert.Equal(0, await first.ExitAsync(limit));
        Assert.Empty(first.Children());

        var second = await StartAsync();
        Assert.True(second.Children().Count >= 8, second.Output);

        UnixSignals.Send(second.Id, UnixSignal.Kill);
        await second.ExitAsync(limit);
        await Eventually.TrueAsync(() => Task.FromResult(second.Children().Count == 0), limit);
    }

    [Fact]
    public async Task EndsAtOnce_WhenInterruptedTwiceWhileStarting()
    {
        var host = Launch();
        await host.SaysAsync("postgres   starts", limit);

        UnixSignals.Send(host.Id, UnixSignal.Interrupt);
        UnixSignals.Send(host.Id, UnixSignal.Interrupt);
        await host.ExitAsync(limit);

        await Eventually.TrueAsync(() => Task.FromResult(host.Children().Count == 0), limit);
    }

    [Fact]
    public async Task RefusesInOneSentence_WhenItRunsAlready()
    {
        var first = Launch();
        await first.SaysAsync("cache      ready", limit);

        var second = Launch();

        Assert.Equal(1, await second.ExitAsync(limit));
        Assert.Contains($"This AppHost already runs (process {first.Id})", second.Output, StringComparison.Ordinal);
        UnixSignals.Send(first.Id, UnixSignal.Terminate);
        Assert.Equal(0, await first.ExitAsync(limit));
        Assert.Empty(first.Children());
    }

    public void Dispose()
    {
        launched.ForEach(host => host.Kill());
        data.Dispose();
    }

    private Host Launch()
    {
        var host = Host.Launch(data);
        launched.Add(host);
        return host;
    }

    private async Task<Host> StartAsync()
    {
        var host = Launch();
        await host.SaysAsync("  Gapless    https://localhost:", limit);
        return host;
    }

    private static TcpListener? Occupy(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            return null; // somebody else is kind enough
        }
    }

    private sealed class Host
    {
        private readonly Process process;
        private readonly System.Text.StringBuilder said = new();
        private readonly string data;

        private Host(Process process, string data) => (this.process, this.data) = (process, data);

        public int Id => process.Id;

        public string Output
        {
            get
            {
                lock (said)
                {
                    return said.ToString();
                }
            }
        }

        public static Host Launch(DataPlace data)
        {
            // A test run that was started in the background ignores Ctrl-C, and its children would inherit that.
            var start = new ProcessStartInfo("env", ["--default-signal=INT,QUIT", "dotnet", Checkout.Built("AppHost")]) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = data.Path };
            start.Environment["GAPLESS_DATA"] = data.Path;
            start.Environment["DOTNET_ENVIRONMENT"] = "Development";
            start.Environment.Remove("ASPNETCORE_URLS");
            var host = new Host(Process.Start(start)!, data.Path);
            host.process.OutputDataReceived += (_, line) =>
            {
                lock (host.said)
                {
                    host.said.AppendLine(line.Data);
                }
            };
            host.process.BeginOutputReadLine();
            return host;
        }

        public void Kill() => process.Kill(entireProcessTree: true);

        public Task SaysAsync(string text, CancellationToken limit) =>
            Eventually.TrueAsync(() => process.HasExited ? throw new InvalidOperationException(Output) : Task.FromResult(Output.Contains(text, StringComparison.Ordinal)), limit);

        public async Task<int> ExitAsync(CancellationToken limit)
        {
            await process.WaitForExitAsync(limit);
            return process.ExitCode;
        }

        /// <summary>Processes that were told our data folder: by the folder they work in, or by the variables that the host gave them.</summary>
        public List<int> Children() =>
        [
            .. Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder)).Where(name => name.All(char.IsAsciiDigit))
                .Select(name => int.Parse(name, CultureInfo.InvariantCulture)).Where(id => id != process.Id && id != Environment.ProcessId && Mentions(id)),
        ];

        private bool Mentions(int id)
        {
            try
            {
                return Directory.ResolveLinkTarget($"/proc/{id}/cwd", returnFinalTarget: false)?.FullName.StartsWith(data, StringComparison.Ordinal) == true
                    || File.ReadAllText($"/proc/{id}/environ").Contains("GAPLESS_DATA=" + data, StringComparison.Ordinal);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }
}
