using Gapless.Contracts.Accounts;

namespace Gapless.Contracts;

/// <content>Who is signed in, and where.</content>
public sealed partial class GaplessClient
{
    public Task<Caller> GetCallerAsync(CancellationToken cancellationToken) => GetAsync("/api/v1/me", GaplessJson.Default.Caller, cancellationToken);

    public Task<Page<SessionEntry>> ListSessionsAsync(CancellationToken cancellationToken) => GetAsync("/api/v1/sessions", GaplessJson.Default.PageSessionEntry, cancellationToken);

    public Task EndSessionAsync(Guid id, CancellationToken cancellationToken) => DeleteAsync($"/api/v1/sessions/{id}", cancellationToken);
}
