using System.Net;
using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.Forwarding;

namespace Gapless.AppHost.Tests.Engine;

public sealed class ForwarderTests
{
    private readonly PortAllocator ports = new();

    [Fact]
    public async Task GoesRoundAllReplicas()
    {
        using var one = new Echo("1");
        using var two = new Echo("2");
        var port = ports.Take();
        await using var forwarder = new Forwarder(port, () => [one.Port, two.Port]);

        var answers = new List<string> { await AskAsync(port), await AskAsync(port), await AskAsync(port), await AskAsync(port) };

        Assert.Equal(2, answers.Count(answer => answer == "1"));
        Assert.Equal(2, answers.Count(answer => answer == "2"));
    }

    [Fact]
    public async Task SkipsADeadReplica()
    {
        using var alive = new Echo("alive");
        var port = ports.Take();
        await using var forwarder = new Forwarder(port, () => [ports.Take(), alive.Port]);

        Assert.Equal("alive", await AskAsync(port));
        Assert.Equal("alive", await AskAsync(port));
    }

    [Fact]
    public async Task ClosesTheConnection_WhenNobodyIsThere()
    {
        var port = ports.Take();
        await using var forwarder = new Forwarder(port, () => []);

        using var client = new TcpClient();
        await client.ConnectAsync("localhost", port);
        Assert.Equal(0, await client.GetStream().ReadAsync(new byte[1]));
    }

    [Fact]
    public void TakesTheNextPort_WhenTheWantedOneIsTaken()
    {
        var wanted = ports.Take();
        using var occupant = new TcpListener(IPAddress.Loopback, wanted);
        occupant.Start();

        Assert.InRange(new PortAllocator().TakeNear(wanted), wanted + 1, wanted + 99);
    }

    /// <summary>Ends its half first, as a client does that has said all it wants: the answer must still come.</summary>
    private static async Task<string> AskAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("localhost", port);
        using var reader = new StreamReader(client.GetStream());
        await client.GetStream().WriteAsync("?"u8.ToArray());
        client.Client.Shutdown(SocketShutdown.Send);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Reads to the end, then says its name.</summary>
    private sealed class Echo : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public Echo(string name)
        {
            listener.Start();
            _ = ServeAsync(name);
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public void Dispose() => listener.Dispose();

        private async Task ServeAsync(string name)
        {
            while (true)
            {
                try
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    using var reader = new StreamReader(client.GetStream());
                    await reader.ReadToEndAsync();
                    await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(name));
                }
                catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
