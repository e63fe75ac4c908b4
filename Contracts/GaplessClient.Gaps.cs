using Gapless.Contracts.Gaps;
using Gapless.Contracts.Operations;

namespace Gapless.Contracts;

/// <content>Gaps and the files that prove something about them.</content>
public sealed partial class GaplessClient
{
    public Task<Page<GapEntry>> ListGapsAsync(string slug, GapFilter filter, CancellationToken cancellationToken) =>
        GetAsync(
            $"/api/v1/systems/{Escape(slug)}/gaps" + Query(
                ("state", filter.State), ("priority", filter.Priority), ("category", filter.Category), ("outcome", filter.Outcome), ("text", filter.Text), ("after", filter.After)),
            GaplessJson.Default.PageGapEntry,
            cancellationToken);

    public Task<Tagged<GapDetail>> GetGapAsync(Guid id, CancellationToken cancellationToken) => GetTaggedAsync($"/api/v1/gaps/{id}", GaplessJson.Default.GapDetail, cancellationToken);

    /// <summary>Every change, newest first.</summary>
    public Task<Page<GapChangeEntry>> ListHistoryAsync(Guid id, string? after, CancellationToken cancellationToken) =>
        GetAsync($"/api/v1/gaps/{id}/history" + Query(("after", after)), GaplessJson.Default.PageGapChangeEntry, cancellationToken);

    /// <param name="tag">Of the gap as it was read.</param>
    public Task<GapEntry> ChangeGapAsync(Guid id, GapUpdate change, string tag, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Patch, $"/api/v1/gaps/{id}", change, GaplessJson.Default.GapUpdate, GaplessJson.Default.GapEntry, cancellationToken, tag);

    public async Task<OperationsStarted> VerifyGapAsync(Guid id, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsync($"/api/v1/gaps/{id}/verify", null, cancellationToken);
        return await ReadAsync(response, GaplessJson.Default.OperationsStarted, cancellationToken);
    }

    public Task<EvidenceFileEntry> AddFileAsync(Guid gap, string name, Stream content, CancellationToken cancellationToken) =>
        UploadAsync($"/api/v1/gaps/{gap}/files" + Query(("name", name)), content, GaplessJson.Default.EvidenceFileEntry, cancellationToken);
}
