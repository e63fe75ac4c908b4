using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Gapless.Benchmarks.Gateways;

/// <summary>Sends one GET after the other on each of some kept connections, for a while.</summary>
internal static class Load
{
    public const int Connections = 16;
    private static readonly byte[] Request = "GET /systems/shop HTTP/1.1\r\nHost: gapless.example\r\nUser-Agent: load\r\nAccept: text/html\r\n\r\n"u8.ToArray();

    public static async Task<(long Requests, double Seconds)> RunAsync(IPEndPoint target, TimeSpan time)
    {
        var began = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => ConnectionAsync(target, began, time))));
        return (counts.Sum(), Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static async Task<long> ConnectionAsync(IPEndPoint target, long began, TimeSpan time)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(target);
        var buffer = new byte[16 * 1024];
        long count = 0;
        while (Stopwatch.GetElapsedTime(began) < time)
        {
            await socket.SendAsync(Request);
            var filled = 0;
            while (!IsComplete(buffer.AsSpan(0, filled)))
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
                filled += read > 0 ? read : throw new InvalidDataException("The connection was closed.");
            }

            count++;
        }

        return count;
    }

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var field = answer[..end].IndexOf("\r\nContent-Length: "u8);
        if (!answer.StartsWith("HTTP/1.1 200 "u8) || field < 0 || !Utf8Parser.TryParse(answer[(field + 18)..], out int length, out _))
        {
            throw new InvalidDataException("An answer was not the expected one.");
        }

        return answer.Length >= end + 4 + length;
    }
}
