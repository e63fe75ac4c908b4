using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gapless.Collectors.Git;
using Gapless.Collectors.Matching;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Looks for secrets in every content that the commits of a checkout ever gave to a file.</summary>
public static class HistoryReader
{
    private const int FilesBetweenReports = 256;

    /// <param name="folder">The root of a git checkout.</param>
    /// <param name="idioms">Those that are no secrets are left out.</param>
    /// <param name="most">How many commits, the newest first; null for all of every branch and tag.</param>
    /// <exception cref="GitHistoryException">It is no checkout, git is missing or git failed.</exception>
    public static async Task<RepositoryHistory> ReadAsync(
        string folder, ImmutableArray<Idiom> idioms, int? most, ReadLimits limits, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
    {
        var git = GitFolder.Find(folder) ?? throw new GitHistoryException($"{folder} is not the root of a git checkout: it has no history.");
        if (GitRevision.Read(git) is null)
        {
            return new(0, 0, IsWhole: true);
        }

        var history = new GitHistory(folder);
        var files = await history.ListAsync(most, cancellationToken);
        var searched = files.Where(file => PastFileScanner.IsSearched(file.Path)).ToList();
        var plan = IdiomPlan.Compile([.. idioms.Where(idiom => idiom.IsSecret)]);
        var scanner = new PastFileScanner(plan);
        var found = new Dictionary<(string Idiom, string? Secret), PastHit>();
        var (done, bytes, strange) = (0, 0L, 0);
        await history.ReadAsync(searched, limits.MaximumFileBytes, Read, cancellationToken);
        progress?.Report(new(done, searched.Count, bytes));
        return new(history.Commits, files.Count, most is null && !File.Exists(Path.Combine(git.Shared, "shallow")))
        {
            Skipped = searched.Count - done + strange,
            Hits = found.GroupBy(one => one.Key.Idiom, one => one.Value, StringComparer.Ordinal).ToImmutableDictionary(group => group.Key, InOrder, StringComparer.Ordinal),
        };

        void Read(PastFile file, ReadOnlyMemory<byte> content)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                foreach (var (idiom, hit) in scanner.Scan(file.Path, content.Span))
                {
                    Keep((plan.Idioms[idiom].Name, hit.Fingerprint), new(hit, file.Commit, file.CommittedAt));
                }
            }
            catch (RegexMatchTimeoutException)
            {
                strange++;
            }

            bytes += content.Length;
            if (++done % FilesBetweenReports == 0)
            {
                progress?.Report(new(done, searched.Count, bytes));
            }
        }

        void Keep((string Idiom, string? Secret) secret, PastHit hit)
        {
            if (!found.TryGetValue(secret, out var known) || Order(hit).CompareTo(Order(known)) < 0)
            {
                found[secret] = hit;
            }
        }
    }

    private static ImmutableArray<PastHit> InOrder(IEnumerable<PastHit> hits) =>
        [.. hits.OrderBy(hit => hit.Hit.Path, StringComparer.Ordinal).ThenBy(hit => hit.Hit.Line).ThenBy(hit => hit.Commit, StringComparer.Ordinal)];

    private static (DateTimeOffset At, string Commit, string Path, int Line) Order(PastHit hit) => (hit.CommittedAt, hit.Commit, hit.Hit.Path, hit.Hit.Line);
}
