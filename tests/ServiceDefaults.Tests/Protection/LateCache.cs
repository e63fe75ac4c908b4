using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Gapless.ServiceDefaults.Tests.Protection;

/// <summary>An address at which the cache answers only once it is opened.</summary>
internal sealed class LateCache : IDisposable
{
    private readonly int port;
    private readonly int behind;
    private readonly CancellationTokenSource closed = new();
    private TcpListener? listener;

    /// <param name="cache">Of the true one, host:port and what else follows.</param>
    public LateCache(string cache)
    {
        var parts = cache.Split(',', 2);
        behind = int.Parse(parts[0].Split(':')[1], CultureInfo.InvariantCulture);
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        port = ((IPEndPoint)probe.LocalEndpoint).Port;
        Address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port},connectTimeout=200,{parts.ElementAtOrDefault(1)}");
    }

    public string Address { get; }

    public LateCache Open()
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = AcceptAsync(listener);
        return this;
    }

    public void Dispose()
    {
        closed.Cancel();
        listener?.Dispose();
        closed.Dispose();
    }

    private async Task AcceptAsync(TcpListener at)
    {
        while (!closed.IsCancellationRequested)
        {
            var near = await at.AcceptTcpClientAsync(closed.Token);
            var far = new TcpClient();
            await far.ConnectAsync(IPAddress.Loopback, behind, closed.Token);
            _ = near.GetStream().CopyToAsync(far.GetStream(), closed.Token);
            _ = far.GetStream().CopyToAsync(near.GetStream(), closed.Token);
        }
    }
}
