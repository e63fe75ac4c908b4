using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using StackExchange.Redis;

namespace Gapless.ServiceDefaults.Cache;

/// <summary>
/// Tells open pages of one organization what happens, across all processes. The last events are kept for some minutes, so that a page that lost its
/// connection goes on where it was. A message over pub/sub only says that there is something new; readers then read what is kept, in order.
/// </summary>
public sealed class LiveEvents(IConnectionMultiplexer connection, TimeProvider clock)
{
    private const int Kept = 500;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Readers look this often even when no message came: it may have been lost with a connection.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    // The number never falls, even after the cache was emptied: it is at least the time in microseconds. Lua writes large numbers with an exponent
    // unless it is told not to.
    private const string Publish = """
        local id = redis.call('INCR', KEYS[1])
        if id < tonumber(ARGV[1]) then
          id = tonumber(ARGV[1])
          redis.call('SET', KEYS[1], ARGV[1])
        end
        local text = string.format('%.0f', id)
        redis.call('EXPIRE', KEYS[1], 86400)
        redis.call('ZADD', KEYS[2], text, text .. ' ' .. ARGV[2])
        redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -1 - tonumber(ARGV[3]))
        redis.call('EXPIRE', KEYS[2], ARGV[4])
        redis.call('PUBLISH', ARGV[5], text)
        return text
        """;

    /// <summary>Skipped when the cache is away: whoever publishes goes on. Whether it was told.</summary>
    /// <exception cref="JsonException">The event's data is no JSON.</exception>
    public async Task<bool> PublishAsync(Guid organizationId, LiveEvent live)
    {
        var text = LiveEventText.Write(live);
        if (!connection.IsConnected)
        {
            return false;
        }

        try
        {
            var microseconds = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            await connection.GetDatabase().ScriptEvaluateAsync(
                Publish,
                [CacheKeys.LiveNumber(organizationId), CacheKeys.LiveEvents(organizationId)],
                [microseconds, text, Kept, (long)Lifetime.TotalSeconds, CacheKeys.LiveChannel(organizationId)]).WaitAsync(Patience, clock);
            return true;
        }
        catch (Exception error) when (IsAway(error))
        {
            return false;
        }
    }

    /// <summary>
    /// Events as they happen, after the one that the page saw last (<c>Last-Event-ID</c>). The first of a stream that resumes nothing is
    /// <see cref="LiveEvent.Opened"/>; of one that comes too late, <see cref="LiveEvent.Missed"/>. It ends, without an error, when the cache is away:
    /// end the response too, and the browser comes back with its last id.
    /// </summary>
    public async IAsyncEnumerable<LiveEvent> SubscribeAsync(Guid organizationId, long? afterId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        await using var subscription = await ListenAsync(organizationId, () => news.Writer.TryWrite(true));
        var first = subscription is null ? null : await StartAsync(organizationId, afterId);
        if (first is null)
        {
            yield break;
        }

        var last = first.Id;
        if (last != afterId || first.Kind == LiveEvent.Missed)
        {
            yield return first;
        }

        while (!cancellationToken.IsCancellationRequested && await ReadAsync(organizationId, last) is { } events)
        {
            foreach (var live in events)
            {
                last = live.Id;
                yield return live;
            }

            await WaitAsync(news.Reader, cancellationToken);
        }
    }

    // Where the stream begins; null when the cache is away.
    private async Task<LiveEvent?> StartAsync(Guid organizationId, long? afterId)
    {
        try
        {
            var database = connection.GetDatabase();
            var key = CacheKeys.LiveEvents(organizationId);
            if (afterId is { } id)
            {
                var isKept = id == 0 || await database.SortedSetLengthAsync(key, id, id).WaitAsync(Patience, clock) > 0;
                return isKept ? new LiveEvent(LiveEvent.Opened, null, "{}") { Id = id } : await NewestAsync(LiveEvent.Missed);
            }

            return await NewestAsync(LiveEvent.Opened);

            async Task<LiveEvent> NewestAsync(string kind)
            {
                var newest = await database.SortedSetRangeByRankAsync(key, -1, -1).WaitAsync(Patience, clock);
                return new LiveEvent(kind, null, "{}") { Id = newest.Length == 0 ? 0 : LiveEventText.Read(newest[0]!).Id };
            }
        }
        catch (Exception error) when (IsAway(error))
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<LiveEvent>?> ReadAsync(Guid organizationId, long after)
    {
        try
        {
            var texts = await connection.GetDatabase()
                .SortedSetRangeByScoreAsync(CacheKeys.LiveEvents(organizationId), after, double.PositiveInfinity, Exclude.Start)
                .WaitAsync(Patience, clock);
            return [.. texts.Select(text => LiveEventText.Read(text!))];
        }
        catch (Exception error) when (IsAway(error))
        {
            return null;
        }
    }

    private async Task<LiveSubscription?> ListenAsync(Guid organizationId, Action heard)
    {
        try
        {
            var channel = new RedisChannel(CacheKeys.LiveChannel(organizationId), RedisChannel.PatternMode.Literal);
            return connection.IsConnected ? await LiveSubscription.StartAsync(connection, channel, heard).WaitAsync(Patience, clock) : null;
        }
        catch (Exception error) when (IsAway(error))
        {
            return null;
        }
    }

    private async Task WaitAsync(ChannelReader<bool> news, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Look, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await news.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Time to look, or the page has gone, which the caller sees.
        }
    }

    // The last of these is what the client says of a connection that was closed under it.
    private static bool IsAway(Exception error) => error is RedisException or TimeoutException or ObjectDisposedException or NullReferenceException;
}
