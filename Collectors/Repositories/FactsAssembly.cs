using System.Collections.Immutable;
using Gapless.Collectors.Components;
using Gapless.Collectors.Configuration;
using Gapless.Collectors.Containers;
using Gapless.Collectors.Git;
using Gapless.Collectors.Infrastructure;
using Gapless.Collectors.Matching;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Puts together what the files gave.</summary>
internal static class FactsAssembly
{
    public static RepositoryFacts Assemble(string name, Walk walk, IdiomPlan plan, ScannedFile[] scanned, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sources = new ScannedSources(scanned);
        var hits = scanned.SelectMany(file => file.Hits ?? []).Select(pair => (Idiom: plan.Idioms[pair.Idiom].Name, pair.Hit)).ToLookup(pair => PurposeOf(pair.Idiom));
        var phrased = plan.Idioms.Where(idiom => !idiom.Phrases.IsEmpty).Select(idiom => idiom.Name).ToHashSet(StringComparer.Ordinal);
        var facts = new RepositoryFacts
        {
            Name = name,
            Revision = walk.Revision,
            Files = [.. scanned.Select(file => file.Fact)],
            Bytes = scanned.Sum(file => (long)file.Bytes),
            Problems = Order(walk.Problems.Concat(scanned.Select(file => file.Problem).OfType<ReadProblem>())),
            Hits = hits[HitPurpose.Check].GroupBy(pair => pair.Idiom, pair => pair.Hit, StringComparer.Ordinal)
                .ToImmutableDictionary(group => group.Key, group => phrased.Contains(group.Key) ? InOrder(group) : [.. group], StringComparer.Ordinal),
            DataFiles = [.. sources.Data],
            Manifests = [.. sources.Manifests()],
            ComposeFiles = [.. sources.ComposeFiles()],
            KubernetesResources = KustomizeReader.Apply(sources.Data, [.. sources.Data.SelectMany(file => KubernetesReader.Read(file.Path, file.Class, file.Documents))]),
            EnvironmentFiles = [.. sources.Texts(Language.Dotenv).Select(file => EnvironmentFileReader.Read(file.Text!, file.Fact.Path, file.Fact.Class, file.Fact.IsTracked))],
            GitIgnores = [.. sources.Named(name => name is ".gitignore").Select(file => Ignores(file, IgnoreRules.FromGit))],
            DockerIgnores = [.. sources.Named(name => name.EndsWith(".dockerignore", StringComparison.Ordinal)).Select(file => Ignores(file, IgnoreRules.FromDocker))],
        };
        cancellationToken.ThrowIfCancellationRequested();
        facts = facts with { Pipelines = [.. sources.Pipelines(facts.Manifests)] };
        facts = facts with { Dockerfiles = [.. sources.Dockerfiles(facts.ComposeFiles, facts.Pipelines)] };
        var (resources, late) = InfrastructureReader.Read(facts, [.. sources.Texts(Language.Bicep)], [.. hits[HitPurpose.Resource]], sources.Programs());
        facts = facts with { Resources = resources, Problems = Order(facts.Problems.Concat(late)) };
        return ComponentAssembly.AddComponents(facts, [.. hits[HitPurpose.Fact]]);
    }

    // Each phrase was looked for by itself; two of them may have met on a line.
    private static ImmutableArray<IdiomHit> InOrder(IEnumerable<IdiomHit> hits) =>
        [.. hits.GroupBy(hit => hit.Path, StringComparer.Ordinal).SelectMany(file => file.OrderBy(hit => hit.Line).DistinctBy(hit => hit.Line))];

    private static HitPurpose PurposeOf(string idiom) => idiom.StartsWith(FactIdioms.Prefix, StringComparison.Ordinal) ? HitPurpose.Fact
        : idiom.StartsWith(InfrastructureReader.Prefix, StringComparison.Ordinal) ? HitPurpose.Resource
        : HitPurpose.Check;

    private static IgnoreFile Ignores(ScannedFile file, Func<string, string, IgnoreRules> read)
    {
        var folder = RepositoryPath.Folder(file.Fact.Path);
        var rules = read(folder, file.Text!);
        return new(file.Fact.Path, folder, Lines(file.Text!), file.Fact.Name is ".gitignore" ? rules.Ignores : rules.IgnoresInContext);
    }

    private static ImmutableArray<string> Lines(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];

    private static ImmutableArray<ReadProblem> Order(IEnumerable<ReadProblem> problems) =>
        [.. problems.OrderBy(problem => problem.Path, StringComparer.Ordinal).ThenBy(problem => problem.Message, StringComparer.Ordinal)];
}
