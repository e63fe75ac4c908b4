using Npgsql;

namespace Gapless.Worker.Queue.Storage;

/// <summary>One connection for statement after statement of one loop; after an error the next statement has a new one.</summary>
internal sealed class KeptConnection(IServiceScopeFactory scopes) : IAsyncDisposable
{
    private QueueConnection? kept;

    public async Task<TResult> UseAsync<TResult>(Func<NpgsqlConnection, Task<TResult>> use, CancellationToken cancellationToken)
    {
        kept ??= await QueueConnection.OpenAsync(scopes, cancellationToken);
        try
        {
            return await use(kept.Open);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (kept is { } open)
        {
            kept = null;
            await open.DisposeAsync();
        }
    }
}
