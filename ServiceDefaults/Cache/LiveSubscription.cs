using StackExchange.Redis;

namespace Gapless.ServiceDefaults.Cache;

/// <summary>Hears one channel, and when a connection breaks: whoever waits then looks, and finds out.</summary>
internal sealed class LiveSubscription : IAsyncDisposable
{
    private readonly IConnectionMultiplexer connection;
    private readonly RedisChannel channel;
    private readonly Action<RedisChannel, RedisValue> handler;
    private readonly EventHandler<ConnectionFailedEventArgs> failed;

    private LiveSubscription(IConnectionMultiplexer connection, RedisChannel channel, Action heard)
    {
        (this.connection, this.channel) = (connection, channel);
        handler = (_, _) => heard();
        failed = (_, _) => heard();
    }

    public static async Task<LiveSubscription> StartAsync(IConnectionMultiplexer connection, RedisChannel channel, Action heard)
    {
        var subscription = new LiveSubscription(connection, channel, heard);
        await connection.GetSubscriber().SubscribeAsync(channel, subscription.handler);
        connection.ConnectionFailed += subscription.failed;
        return subscription;
    }

    public async ValueTask DisposeAsync()
    {
        connection.ConnectionFailed -= failed;
        try
        {
            await connection.GetSubscriber().UnsubscribeAsync(channel, handler, CommandFlags.FireAndForget);
        }
        catch (Exception)
        {
            // The connection has gone, and the subscription with it; the client then throws whatever it stumbles over.
        }
    }
}
