using Gapless.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Gapless.Worker.Queue.Storage;

/// <summary>A connection of the worker's role and of no organization: it sees the whole queue, and nothing else of anybody's.</summary>
internal sealed class QueueConnection : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;

    private QueueConnection(AsyncServiceScope owner, NpgsqlConnection open) => (scope, Open) = (owner, open);

    public NpgsqlConnection Open { get; }

    /// <summary>Tries once: who needs it again decides when.</summary>
    public static async Task<QueueConnection> OpenAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        var owner = scopes.CreateAsyncScope();
        try
        {
            var connection = owner.ServiceProvider.GetRequiredService<GaplessDbContext>().GetService<IRelationalConnection>();
            await connection.OpenAsync(cancellationToken);
            return new QueueConnection(owner, (NpgsqlConnection)connection.DbConnection);
        }
        catch
        {
            await owner.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}
