using System.Text.Json;
using Gapless.ServiceDefaults.Sessions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Gapless.ServiceDefaults.Cache;

/// <summary>Sessions, and which of them a user has. Other than the rest of the cache's users it does not go on without: who calls cannot be guessed.</summary>
public sealed class SessionStore(IConnectionMultiplexer connection, IOptions<SessionOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // The cache forgets somewhat later than the session ends: the clock of the services decides, not its own.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    // A session that has ended meanwhile does not come back by being changed.
    private const string Change = "return redis.call('SET', KEYS[1], ARGV[1], 'XX', 'PX', ARGV[2])";

    /// <exception cref="SessionsAwayException">The cache does not answer; so with every method here.</exception>
    public Task AddAsync(Session session) => AskAsync(async database =>
    {
        await database.StringSetAsync(CacheKeys.Session(session.Id), Write(session), options.Value.Idle + Margin);
        await database.SetAddAsync(CacheKeys.SessionsOf(session.UserId), Name(session.Id));
        await database.KeyExpireAsync(CacheKeys.SessionsOf(session.UserId), options.Value.Absolute + Margin);
        return true;
    });

    public Task<Session?> FindAsync(Guid id) => AskAsync(async database => Read(await database.StringGetAsync(CacheKeys.Session(id))));

    public Task ChangeAsync(Session session) => AskAsync(database =>
        database.ScriptEvaluateAsync(Change, [CacheKeys.Session(session.Id)], [Write(session), (long)(options.Value.Idle + Margin).TotalMilliseconds]));

    /// <summary>Those of a user that have not ended, the last used first.</summary>
    public Task<IReadOnlyList<Session>> ListAsync(Guid userId) => AskAsync<IReadOnlyList<Session>>(async database =>
    {
        var found = new List<Session>();
        foreach (var member in await database.SetMembersAsync(CacheKeys.SessionsOf(userId)))
        {
            if (Guid.TryParse((string?)member, out var id) && Read(await database.StringGetAsync(CacheKeys.Session(id))) is { } session && session.UserId == userId)
            {
                found.Add(session);
            }
            else
            {
                await database.SetRemoveAsync(CacheKeys.SessionsOf(userId), member);
            }
        }

        return [.. found.OrderByDescending(session => session.UsedAt).ThenBy(session => session.Id)];
    });

    /// <summary>Ends a session of a user on every replica at once; whether there was one.</summary>
    public Task<bool> EndAsync(Guid userId, Guid id) => AskAsync(async database =>
    {
        var isTheirs = await database.SetRemoveAsync(CacheKeys.SessionsOf(userId), Name(id));
        return isTheirs && await database.KeyDeleteAsync(CacheKeys.Session(id));
    });

    private static string Name(Guid id) => id.ToString("N");

    private static string Write(Session session) => JsonSerializer.Serialize(session);

    private static Session? Read(RedisValue text) => text.IsNull ? null : JsonSerializer.Deserialize<Session>((string)text!);

    private async Task<TResult> AskAsync<TResult>(Func<IDatabase, Task<TResult>> ask)
    {
        if (!connection.IsConnected)
        {
            throw new SessionsAwayException();
        }

        try
        {
            return await ask(connection.GetDatabase()).WaitAsync(Patience, clock);
        }
        catch (Exception error) when (error is RedisException or TimeoutException or ObjectDisposedException)
        {
            throw new SessionsAwayException(error);
        }
    }
}
