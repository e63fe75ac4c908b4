using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Aspire.Hosting.Forwarding;

/// <summary>Free ports on the loopback addresses, below the range that the system gives to outgoing connections, so that none takes one meanwhile.</summary>
internal sealed class PortAllocator
{
    private const int Lowest = 18000;
    private const int Highest = 32000;

    private readonly HashSet<int> given = [];
    private readonly Lock gate = new();

    public int Take()
    {
        lock (gate)
        {
            for (var attempt = 0; attempt < 1000; attempt++)
            {
                var port = RandomNumberGenerator.GetInt32(Lowest, Highest);
                if (!given.Contains(port) && IsFree(port))
                {
                    given.Add(port);
                    return port;
                }
            }
        }

        throw new DistributedApplicationException($"No free port was found between {Lowest} and {Highest}.");
    }

    /// <summary>The wanted port, or the next free one after it.</summary>
    public int TakeNear(int wanted)
    {
        lock (gate)
        {
            for (var port = wanted; port < Math.Min(wanted + 100, IPEndPoint.MaxPort); port++)
            {
                if (!given.Contains(port) && IsFree(port))
                {
                    given.Add(port);
                    return port;
                }
            }
        }

        return Take();
    }

    private static bool IsFree(int port) => Bindable(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || Bindable(IPAddress.IPv6Loopback, port));

    private static bool Bindable(IPAddress address, int port)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressNotAvailable)
        {
            return true; // no such address here, so nobody sits on it
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
