using Microsoft.EntityFrameworkCore;

namespace Gapless.Data;

/// <summary>Several statements that hold together.</summary>
public static class Transactions
{
    /// <summary>Does the work in one transaction, and again from a clean context when the connection broke before it was committed.</summary>
    public static Task<TResult> InTransactionAsync<TResult>(this GaplessDbContext database, Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken) =>
        database.Database.CreateExecutionStrategy().ExecuteAsync(
            async inner =>
            {
                database.ChangeTracker.Clear();
                await using var transaction = await database.Database.BeginTransactionAsync(inner);
                var result = await work(inner);
                await database.SaveChangesAsync(inner);
                await transaction.CommitAsync(inner);
                return result;
            },
            cancellationToken);
}
