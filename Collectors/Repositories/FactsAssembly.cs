using System.Collections.Immutable;
using Gapless.Collectors.Matching;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Puts together what the files gave.</summary>
internal static class FactsAssembly
{
    public static RepositoryFacts Assemble(string name, Walk walk, IdiomPlan plan, ScannedFile[] scanned, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new()
        {
            Name = name,
            Revision = walk.Revision,
            Files = [.. scanned.Select(file => file.Fact)],
            Bytes = scanned.Sum(file => (long)file.Bytes),
            Problems = Order(walk.Problems.Concat(scanned.Select(file => file.Problem).OfType<ReadProblem>())),
            Hits = HitsByIdiom(plan, scanned),
        };
    }

    private static ImmutableDictionary<string, ImmutableArray<IdiomHit>> HitsByIdiom(IdiomPlan plan, ScannedFile[] scanned) =>
        scanned.SelectMany(file => file.Hits ?? [])
            .GroupBy(pair => plan.Idioms[pair.Idiom].Name, pair => pair.Hit, StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    private static ImmutableArray<ReadProblem> Order(IEnumerable<ReadProblem> problems) =>
        [.. problems.OrderBy(problem => problem.Path, StringComparer.Ordinal).ThenBy(problem => problem.Message, StringComparer.Ordinal)];
}
