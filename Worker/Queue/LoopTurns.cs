using System.Collections.Concurrent;

namespace Gapless.Worker.Queue;

/// <summary>When each loop of this process last turned, so that one that has stopped is noticed.</summary>
internal sealed class LoopTurns(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, (long At, DateTimeOffset Time, TimeSpan Most)> turns = new(StringComparer.Ordinal);

    /// <param name="most">A loop that is silent for longer has stopped.</param>
    public void Turned(string loop, TimeSpan most) => turns[loop] = (clock.GetTimestamp(), clock.GetUtcNow(), most);

    public IReadOnlyList<LoopTurn> All() =>
        [.. turns.OrderBy(turn => turn.Key, StringComparer.Ordinal).Select(turn => new LoopTurn(turn.Key, turn.Value.Time, clock.GetElapsedTime(turn.Value.At), turn.Value.Most))];
}
