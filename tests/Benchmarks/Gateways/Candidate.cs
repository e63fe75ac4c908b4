using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Gapless.Benchmarks.Gateways;

/// <summary>A server in a process of its own, so that its processor time can be told from the load's.</summary>
internal sealed class Candidate(string name, int port, ProcessStartInfo command, string? folder = null) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process = Process.Start(command)!;

    public string Name { get; } = name;

    public int Port { get; } = port;

    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>
    /// This program again, as one of the servers in <see cref="Servers"/>. All of them on the runtime settings that the gateway ships with, which
    /// are those of every web application; this program's own are a command's, whose code is never optimized while it runs.
    /// </summary>
    public static Candidate Start(string name, string kind, int destination)
    {
        var port = FreePort();
        return new(name, port, Silently("dotnet", "exec", "--runtimeconfig", Beside("Gapless.Gateway.runtimeconfig.json"), Beside("Gapless.Benchmarks.dll"), "serve", kind, $"{port}", $"{destination}"));
    }

    /// <summary>Its output goes nowhere, at no cost to anybody.</summary>
    public static ProcessStartInfo Silently(string program, params string[] arguments) =>
        new("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null", program, .. arguments]) { UseShellExecute = false };

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task<IPEndPoint> ReadyAsync()
    {
        var address = new IPEndPoint(IPAddress.Loopback, Port);
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(address);
                return address;
            }
            catch (SocketException) when (!process.HasExited && Stopwatch.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(50);
            }
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
