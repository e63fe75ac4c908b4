using Microsoft.EntityFrameworkCore;

namespace Gapless.Data.Audit;

/// <summary>Adds to the audit log of the current organization.</summary>
public sealed class AuditLog(GaplessDbContext database, TimeProvider clock)
{
    /// <summary>Adds an entry to what the caller saves; call it inside the transaction of the thing that it tells about.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open, or no organization was entered.</exception>
    public async Task AppendAsync(string actor, string action, string subject, string details, CancellationToken cancellationToken)
    {
        var organization = database.Current.Id ?? throw new InvalidOperationException("No organization was entered.");
        if (database.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("An audit entry is written in the transaction of what it tells about.");
        }

        // One writer an organization at a time, until the transaction ends: the chain has no forks.
        await database.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"audit:" + organization}, 0))", cancellationToken);
        var last = await database.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(cancellationToken);
        var (sequence, previous) = last is null ? (1L, AuditChain.Start) : (last.Sequence + 1, last.Hash);
        var now = clock.GetUtcNow();
        var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)); // as fine as the database keeps it
        database.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(at),
            OrganizationId = organization,
            Sequence = sequence,
            At = at,
            Actor = actor,
            Action = action,
            Subject = subject,
            Details = details,
            PreviousHash = previous,
            Hash = AuditChain.Hash(organization, sequence, at, actor, action, subject, details, previous),
        });
        await database.SaveChangesAsync(cancellationToken);
    }
}
