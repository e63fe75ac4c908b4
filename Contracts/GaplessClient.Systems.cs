using System.Globalization;
using Gapless.Contracts.Evaluations;
using Gapless.Contracts.Gaps;
using Gapless.Contracts.Plans;
using Gapless.Contracts.SelfAssessment;
using Gapless.Contracts.Systems;

namespace Gapless.Contracts;

/// <content>Systems, and where they run and live.</content>
public sealed partial class GaplessClient
{
    public Task<Page<SystemEntry>> ListSystemsAsync(string? after, CancellationToken cancellationToken) =>
        GetAsync("/api/v1/systems" + Query(("after", after)), GaplessJson.Default.PageSystemEntry, cancellationToken);

    public Task<SystemDetail> GetSystemAsync(string slug, CancellationToken cancellationToken) =>
        GetAsync($"/api/v1/systems/{Escape(slug)}", GaplessJson.Default.SystemDetail, cancellationToken);

    public Task<SystemEntry> AddSystemAsync(NewSystem system, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "/api/v1/systems", system, GaplessJson.Default.NewSystem, GaplessJson.Default.SystemEntry, cancellationToken);

    public Task<EnvironmentEntry> AddEnvironmentAsync(string slug, NewEnvironment environment, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/api/v1/systems/{Escape(slug)}/environments", environment, GaplessJson.Default.NewEnvironment, GaplessJson.Default.EnvironmentEntry, cancellationToken);

    public Task RemoveEnvironmentAsync(string slug, Guid id, CancellationToken cancellationToken) => DeleteAsync($"/api/v1/systems/{Escape(slug)}/environments/{id}", cancellationToken);

    public Task<RepositoryEntry> AddRepositoryAsync(string slug, NewRepository repository, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/api/v1/systems/{Escape(slug)}/repositories", repository, GaplessJson.Default.NewRepository, GaplessJson.Default.RepositoryEntry, cancellationToken);

    public Task RemoveRepositoryAsync(string slug, Guid id, CancellationToken cancellationToken) => DeleteAsync($"/api/v1/systems/{Escape(slug)}/repositories/{id}", cancellationToken);

    /// <param name="days">How far back.</param>
    public Task<IReadOnlyList<TrendPoint>> GetTrendAsync(string slug, int days, CancellationToken cancellationToken) =>
        GetAsync($"/api/v1/systems/{Escape(slug)}/trend" + Query(("days", days.ToString(CultureInfo.InvariantCulture))), GaplessJson.Default.IReadOnlyListTrendPoint, cancellationToken);

    public Task<Page<GapChangeEntry>> GetChangesAsync(string slug, string? after, int limit, CancellationToken cancellationToken) =>
        GetAsync($"/api/v1/systems/{Escape(slug)}/changes" + Query(("after", after), ("limit", limit.ToString(CultureInfo.InvariantCulture))), GaplessJson.Default.PageGapChangeEntry, cancellationToken);

    /// <summary>Every open gap, in phases.</summary>
    public Task<IReadOnlyList<PlanPhase>> GetPlanAsync(string slug, CancellationToken cancellationToken) =>
        GetAsync($"/api/v1/systems/{Escape(slug)}/plan", GaplessJson.Default.IReadOnlyListPlanPhase, cancellationToken);

    /// <summary>The known gaps, and what is shown of them in this installation.</summary>
    public Task<SelfAssessmentReport> GetSelfAssessmentAsync(CancellationToken cancellationToken) =>
        GetAsync("/api/v1/self-assessment", GaplessJson.Default.SelfAssessmentReport, cancellationToken);
}
