using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Gapless.Gateway.Requests;

/// <summary>Access lines on their way out. Where their reader is slower than the callers, lines are lost and counted; nobody waits for a log.</summary>
internal sealed class AccessQueue
{
    public const int Most = 20_000;
    private readonly Channel<AccessLine> lines = Channel.CreateBounded<AccessLine>(new BoundedChannelOptions(Most) { SingleReader = true });
    private long lost;

    public void Add(AccessLine line)
    {
        if (!lines.Writer.TryWrite(line))
        {
            Interlocked.Increment(ref lost);
        }
    }

    public bool TryTake([NotNullWhen(true)] out AccessLine? line) => lines.Reader.TryRead(out line);

    /// <summary>How many were lost since it was last asked.</summary>
    public long TakeLost() => Interlocked.Exchange(ref lost, 0);
}
