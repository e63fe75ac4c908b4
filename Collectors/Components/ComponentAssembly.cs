using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>Adds components and facts to what was read.</summary>
internal static class ComponentAssembly
{
    public static RepositoryFacts AddComponents(RepositoryFacts repository, ImmutableArray<(string Idiom, IdiomHit Hit)> factHits)
    {
        var sources = ComponentFinder.Find(repository.Manifests);
        var surroundings = new ComponentSurroundings(sources, repository.Files, factHits, repository.ComposeFiles, repository.Dockerfiles, repository.Resources);
        var withComponents = repository with { Components = [.. sources.Select(source => Build(source, surroundings)).OrderBy(one => one.Path, StringComparer.Ordinal).ThenBy(one => one.IsService ? 0 : 1)] };
        return withComponents with { Facts = SystemFactCollector.Collect(withComponents, surroundings) };
    }

    private static ComponentFacts Build(ComponentSource source, ComponentSurroundings surroundings)
    {
        var facts = ComponentFactCollector.Collect(source, surroundings);
        var kind = ComponentKinds.Of(source, facts, surroundings);
        if (kind != ComponentKind.Http)
        {
            // A library or a tool may bring what serves requests; by itself it serves none.
            facts.Remove(Fact.Http);
            facts.Remove(Fact.Api);
        }

        if (kind is ComponentKind.Http or ComponentKind.Worker)
        {
            facts.Add(Fact.Service, Readiness.Checks.Evidence.Certain(kind == ComponentKind.Http ? "answers requests" : "works", new(source.Manifest.Path, 0)));
        }

        if (kind is ComponentKind.Http or ComponentKind.Worker && surroundings.HoldsFunctions(source) && !surroundings.HasDockerfile(source))
        {
            facts.Add(Fact.Functions, Readiness.Checks.Evidence.Certain("a platform calls its functions", new(source.Manifest.Path, 0)));
        }

        return new(Name(source), source.Path, source.Stack, kind) { Manifest = WithInherited(source, surroundings), Facts = facts.Build() };
    }

    // What a parent lists stands on no line of the module's own manifest.
    private static PackageManifest WithInherited(ComponentSource source, ComponentSurroundings surroundings) => ComponentFactCollector.UsesInherited(source, surroundings)
        ? source.Manifest with { Dependencies = [.. source.Manifest.Dependencies, .. source.Inherited.SelectMany(manifest => manifest.Dependencies).Where(one => !one.IsDevelopment).Select(one => one with { Line = 0 })] }
        : source.Manifest;

    private static string Name(ComponentSource source) =>
        source.Manifest.Name is { Length: > 0 } name ? name : RepositoryPath.Name(source.Path) is { Length: > 0 } folder ? folder : "root";
}
