using Gapless.Collectors.Archives;
using Gapless.Collectors.Git;
using Gapless.Data.Scans;
using Gapless.Data.Systems;
using Gapless.ServiceDefaults.Evidence;
using Gapless.Worker.Queue;
using Gapless.Worker.Scanning;
using Microsoft.Extensions.Options;

namespace Gapless.Worker.Jobs.ScanRepository;

/// <summary>Brings a repository onto this disk.</summary>
internal sealed class RepositorySnapshots(IEvidenceStore evidence, IOptions<ScanningOptions> options)
{
    public Task<Snapshot> TakeAsync(SystemRepository repository, Scan scan, ScanReporter reporter, CancellationToken cancellationToken) => repository.Source switch
    {
        RepositorySource.Folder => Task.FromResult(Folder(repository.Location)),
        RepositorySource.Archive => UnpackAsync(scan.Archive, cancellationToken),
        _ => CloneAsync(repository.Location, reporter, cancellationToken),
    };

    private Snapshot Folder(string? path)
    {
        if (path is null || !options.Value.Folders.Contains(path, StringComparer.Ordinal))
        {
            throw new JobException($"The folder {path} may not be scanned: the setting Scanning:Folders does not list it.");
        }

        return Directory.Exists(path) ? new(path, null, null) : throw new JobException($"There is no folder {path} on the worker's machine.");
    }

    private async Task<Snapshot> UnpackAsync(string? archive, CancellationToken cancellationToken)
    {
        await using var content = archive is null ? null : await evidence.OpenAsync(archive, cancellationToken);
        if (content is null)
        {
            throw new JobException("The archive is not there any more; upload it again.");
        }

        using var file = new TemporaryFile();
        await using (var copy = new FileStream(file.Path, FileMode.CreateNew, FileAccess.Write))
        {
            await content.CopyToAsync(copy, cancellationToken);
        }

        try
        {
            var unpacked = await ArchiveReader.UnpackAsync(file.Path, ArchiveLimits.Default with { MaximumBytes = Limit }, cancellationToken);
            return new(unpacked.Folder, null, unpacked);
        }
        catch (ArchiveException problem)
        {
            throw new JobException(problem.Message, problem);
        }
    }

    private async Task<Snapshot> CloneAsync(string? address, ScanReporter reporter, CancellationToken cancellationToken)
    {
        try
        {
            var clone = await GitClone.FetchAsync(new Uri(address!), new GitCloneOptions { Addresses = AddressRules.Of(options.Value), MaximumBytes = Limit }, message => reporter.Step("fetching", 0, null, message), cancellationToken);
            return new(clone.Folder, clone.Revision, clone);
        }
        catch (GitCloneException problem) when (!problem.IsTemporary)
        {
            throw new JobException(problem.Message, problem);
        }
    }

    private long Limit => options.Value.MaximumMegabytes * 1024L * 1024;
}
