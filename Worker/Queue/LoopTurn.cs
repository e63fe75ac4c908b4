namespace Gapless.Worker.Queue;

/// <summary>A loop, when it last turned, how long ago that was, and how long it may be.</summary>
internal sealed record LoopTurn(string Name, DateTimeOffset LastAt, TimeSpan Silence, TimeSpan Most)
{
    public bool HasStopped => Silence > Most;
}
