using Gapless.Contracts.Operations;
using Gapless.Contracts.Scans;

namespace Gapless.Contracts;

/// <content>Scans, and the long work behind them.</content>
public sealed partial class GaplessClient
{
    public Task<Page<ScanEntry>> ListScansAsync(string slug, string? after, CancellationToken cancellationToken) =>
        GetAsync($"/api/v1/systems/{Escape(slug)}/scans" + Query(("after", after)), GaplessJson.Default.PageScanEntry, cancellationToken);

    public Task<OperationsStarted> StartScanAsync(string slug, NewScan scan, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"/api/v1/systems/{Escape(slug)}/scans", scan, GaplessJson.Default.NewScan, GaplessJson.Default.OperationsStarted, cancellationToken);

    /// <summary>Sends an archive of a repository and scans it.</summary>
    public Task<OperationsStarted> UploadArchiveAsync(string slug, Guid repository, Stream archive, CancellationToken cancellationToken) =>
        UploadAsync($"/api/v1/systems/{Escape(slug)}/repositories/{repository}/archive", archive, GaplessJson.Default.OperationsStarted, cancellationToken);

    public Task<ScanDetail> GetScanAsync(Guid id, CancellationToken cancellationToken) => GetAsync($"/api/v1/scans/{id}", GaplessJson.Default.ScanDetail, cancellationToken);

    public Task<Operation> GetOperationAsync(Guid id, CancellationToken cancellationToken) => GetAsync($"/api/v1/operations/{id}", GaplessJson.Default.Operation, cancellationToken);

    public Task CancelOperationAsync(Guid id, CancellationToken cancellationToken) => DeleteAsync($"/api/v1/operations/{id}", cancellationToken);
}
