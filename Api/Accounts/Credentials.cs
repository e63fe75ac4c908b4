using Gapless.Data;
using Gapless.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gapless.Api.Accounts;

/// <summary>
/// Compares passwords, slower the more were wrong. An attempt is counted before it is looked at, in one statement, so that many at once are not one;
/// while an account waits, even the right password is refused, and nothing tells that from a wrong one.
/// </summary>
internal sealed class Credentials(GaplessDbContext database, UserManager<User> users, IPasswordHasher<User> hasher, TimeProvider clock)
{
    /// <summary>So many in a row cost nothing; then 30 seconds, doubled each time, up to a quarter of an hour.</summary>
    public const int Free = 5;

    // Made once, so that a password costs the same where there is no account to compare it with.
    private static string? stranger;

    /// <param name="User">The account that was meant, if there is one.</param>
    /// <param name="IsRight">Whether it was proved.</param>
    /// <param name="IsWaiting">Refused unseen, after too many attempts.</param>
    internal sealed record Answer(User? User, bool IsRight, bool IsWaiting = false);

    public async Task<Answer> CheckAsync(string email, string password, CancellationToken cancellationToken)
    {
        var user = email.Length is > 0 and <= 256 ? await users.FindByEmailAsync(email) : null;
        return await CheckAsync(user, password, cancellationToken);
    }

    public async Task<Answer> CheckAsync(User? user, string password, CancellationToken cancellationToken)
    {
        password = password.Length > PasswordRules.Longest ? "" : password;
        var mayTry = user?.PasswordHash is not null && await CountAsync(user.Id, cancellationToken);
        if (!mayTry)
        {
            stranger ??= hasher.HashPassword(null!, Guid.CreateVersion7().ToString());
            hasher.VerifyHashedPassword(null!, stranger, password);
            return new(user, IsRight: false, IsWaiting: user is not null);
        }

        if (hasher.VerifyHashedPassword(user!, user!.PasswordHash!, password) == PasswordVerificationResult.Failed)
        {
            return new(user, IsRight: false);
        }

        await database.Users.Where(candidate => candidate.Id == user.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(candidate => candidate.AccessFailedCount, 0).SetProperty(candidate => candidate.LockoutEnd, (DateTimeOffset?)null), cancellationToken);
        return new(user, IsRight: true);
    }

    private async Task<bool> CountAsync(Guid id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await database.Database.ExecuteSqlAsync(
            $"""
            UPDATE users SET access_failed_count = access_failed_count + 1,
              lockout_end = CASE WHEN access_failed_count + 1 < {Free} THEN NULL
                ELSE {now} + LEAST(interval '15 minutes', interval '30 seconds' * power(2, LEAST(access_failed_count + 1 - {Free}, 10))) END
            WHERE id = {id} AND (lockout_end IS NULL OR lockout_end <= {now})
            """,
            cancellationToken) == 1;
    }
}
