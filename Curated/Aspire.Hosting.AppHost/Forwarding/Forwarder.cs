using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Aspire.Hosting.Forwarding;

/// <summary>
/// One public port in front of all replicas of a resource. Connections go round; a replica that refuses is skipped; when one side ends its half,
/// the other side is told so, and nothing is torn off in between.
/// </summary>
internal sealed class Forwarder : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    private readonly List<Socket> listeners = [];
    private readonly List<Task> accepting = [];
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<ImmutableArray<int>> targets;
    private int next;

    public Forwarder(int port, Func<ImmutableArray<int>> targets)
    {
        this.targets = targets;
        Listen(IPAddress.Loopback, port);
        if (Socket.OSSupportsIPv6)
        {
            Listen(IPAddress.IPv6Loopback, port);
        }
    }

    /// <summary>
    /// Lets the runtime go on with a connection on the thread that saw its bytes, instead of handing it to the pool: twice as many requests a second
    /// through a forwarder. Works only before the process has used its first socket, hence at the very start of a host.
    /// </summary>
    public static void Hurry() => Environment.SetEnvironmentVariable(InlineCompletions, Environment.GetEnvironmentVariable(InlineCompletions) ?? "1");

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listeners.ForEach(listener => listener.Dispose());
        await Task.WhenAll(accepting);
        stopping.Dispose();
    }

    private void Listen(IPAddress address, int port)
    {
        var listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(address, port));
            listener.Listen(512);
            listeners.Add(listener);
            accepting.Add(AcceptAsync(listener));
        }
        catch (SocketException absent) when (absent.SocketErrorCode is SocketError.AddressNotAvailable)
        {
            listener.Dispose(); // a machine without this loopback address
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptAsync(stopping.Token));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // the listener was closed
        }
    }

    private async Task ServeAsync(Socket client)
    {
        await Task.Yield();
        using (client)
        {
            using var server = await ConnectAsync();
            if (server is null)
            {
                return;
            }

            client.NoDelay = server.NoDelay = true;
            try
            {
                await Task.WhenAll(CopyAsync(client, server), CopyAsync(server, client));
            }
            catch (Exception broken) when (broken is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // one side is gone for good: disposing closes the other
            }
        }
    }

    private async Task<Socket?> ConnectAsync()
    {
        var ports = targets();
        var first = Interlocked.Increment(ref next);
        for (var offset = 0; offset < ports.Length; offset++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, ports[(int)((uint)(first + offset) % (uint)ports.Length)]), stopping.Token);
                return socket;
            }
            catch (Exception refused) when (refused is SocketException or OperationCanceledException)
            {
                socket.Dispose();
            }
        }

        return null;
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int received;
            while ((received = await from.ReceiveAsync(buffer, stopping.Token)) > 0)
            {
                var sent = 0;
                while (sent < received)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, received - sent), stopping.Token);
                }
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            from.Dispose();
            to.Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
