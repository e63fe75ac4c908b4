using System.Security.Claims;
using Gapless.ServiceDefaults.Cache;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Gapless.ServiceDefaults.Sessions;

/// <summary>Gives the framework's cookie sign-in its sessions out of the cache, and ends those that are too old.</summary>
internal sealed class SessionTickets(SessionStore sessions, IOptions<SessionOptions> options, TimeProvider clock) : ITicketStore
{
    private const int LongestDevice = 200;
    private static readonly TimeSpan UseIsNoted = TimeSpan.FromMinutes(1);

    public Task<string> StoreAsync(AuthenticationTicket ticket) => throw new NotSupportedException("The framework calls the one with a context.");

    /// <summary>A new id each time: one that somebody knew before the sign-in is worth nothing after it.</summary>
    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken)
    {
        if (httpContext.Features.Get<ReplacedSession>() is { } replaced)
        {
            await RemoveAsync(replaced.Key);
        }

        var secret = SessionSecret.New();
        var now = clock.GetUtcNow();
        var agent = httpContext.Request.Headers.UserAgent.ToString();
        await sessions.AddAsync(new Session
        {
            Id = SessionSecret.IdOf(secret),
            UserId = Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
            Name = ticket.Principal.FindFirstValue(ClaimTypes.Name)!,
            OrganizationId = Guid.Parse(ticket.Principal.FindFirstValue(SessionClaims.Organization)!),
            Role = ticket.Principal.FindFirstValue(SessionClaims.Role)!,
            Device = agent.Length > LongestDevice ? agent[..LongestDevice] : agent,
            CreatedAt = now,
            UsedAt = now,
            RoleReadAt = now,
        });
        return secret;
    }

    /// <summary>What has changed about a session is written where it changes; the framework renews nothing (no sliding expiration).</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => throw new NotSupportedException("The framework calls the one with a context.");

    /// <summary>Null when it has ended, and when the cache is away: then the request says so, and <see cref="SessionDefaults.UseSessions"/> refuses what needs a caller.</summary>
    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        if (httpContext.GetEndpoint()?.Metadata.GetMetadata<BeginsSession>() is not null)
        {
            httpContext.Features.Set(new ReplacedSession(key));
            return null;
        }

        try
        {
            return await FindAsync(SessionSecret.IdOf(key)) is { } session
                ? new AuthenticationTicket(SessionClaims.Write(session), new AuthenticationProperties { IssuedUtc = session.CreatedAt, ExpiresUtc = session.CreatedAt + options.Value.Absolute }, SessionDefaults.Scheme)
                : null;
        }
        catch (SessionsAwayException away)
        {
            httpContext.Features.Set(away);
            return null;
        }
    }

    public async Task RemoveAsync(string key)
    {
        if (await sessions.FindAsync(SessionSecret.IdOf(key)) is { } session)
        {
            await sessions.EndAsync(session.UserId, session.Id);
        }
    }

    private async Task<Session?> FindAsync(Guid id)
    {
        var now = clock.GetUtcNow();
        if (await sessions.FindAsync(id) is not { } session)
        {
            return null;
        }

        if (session.UsedAt + options.Value.Idle <= now || session.CreatedAt + options.Value.Absolute <= now)
        {
            await sessions.EndAsync(session.UserId, id);
            return null;
        }

        if (session.UsedAt + UseIsNoted <= now)
        {
            session = session with { UsedAt = now };
            await sessions.ChangeAsync(session);
        }

        return session;
    }

    private sealed record ReplacedSession(string Key);
}
