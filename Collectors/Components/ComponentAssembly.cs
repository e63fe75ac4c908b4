using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>Adds components and facts to what was read.</summary>
internal static class ComponentAssembly
{
    public static RepositoryFacts AddComponents(RepositoryFacts repository, ImmutableArray<(string Idiom, IdiomHit Hit)> factHits)
    {
        var sources = ComponentFinder.Find(repository.Manifests);
        var surroundings = new ComponentSurroundings(sources, repository.Files, factHits, repository.ComposeFiles, repository.Dockerfiles, repository.Resources);
        var built = sources.Select(source => Build(source, surroundings)).OrderBy(one => one.Component.Path, StringComparer.Ordinal).ThenBy(one => one.Component.IsService ? 0 : 1).ToList();
        var withComponents = repository with { Components = WithRoutesOfLibraries(repository with { Components = [.. built.Select(one => one.Component)] }, built) };
        return withComponents with { Facts = SystemFactCollector.Collect(withComponents, surroundings) };
    }

    // A service may keep its routes in a package or crate beside it.
    private static ImmutableArray<ComponentFacts> WithRoutesOfLibraries(RepositoryFacts repository, List<(ComponentFacts Component, Evidence? Routes)> built)
    {
        var routes = built.Where(one => one.Routes is not null).ToDictionary(one => one.Component, one => one.Routes!);
        return [.. repository.Components.Select(component => component.Kind == ComponentKind.Http && !component.Facts.Has(Fact.Api)
            && repository.PartsOf(component).FirstOrDefault(routes.ContainsKey) is { } library ? component with { Facts = component.Facts.With(new([new(Fact.Api, routes[library])])) } : component)];
    }

    private static (ComponentFacts Component, Evidence? Routes) Build(ComponentSource source, ComponentSurroundings surroundings)
    {
        var facts = ComponentFactCollector.Collect(source, surroundings);
        var kind = ComponentKinds.Of(source, facts, surroundings);
        var routes = kind == ComponentKind.Library ? facts.Build().Why(Fact.Api) : null;
        if (kind != ComponentKind.Http)
        {
            // A library or a tool may bring what serves requests; by itself it serves none.
            facts.Remove(Fact.Http);
            facts.Remove(Fact.Api);
        }

        if (kind is ComponentKind.Http or ComponentKind.Worker)
        {
            facts.Add(Fact.Service, Evidence.Certain(kind == ComponentKind.Http ? "answers requests" : "works", new(source.Manifest.Path, 0)));
        }

        if (kind is ComponentKind.Http or ComponentKind.Worker && surroundings.HoldsFunctions(source) && !surroundings.HasDockerfile(source))
        {
            facts.Add(Fact.Functions, Evidence.Certain("a platform calls its functions", new(source.Manifest.Path, 0)));
        }

        return (new(Name(source), source.Path, source.Stack, kind) { Manifest = WithInherited(source, surroundings), Facts = facts.Build() }, routes);
    }

    // What a parent lists stands on no line of the module's own manifest.
    private static PackageManifest WithInherited(ComponentSource source, ComponentSurroundings surroundings) => ComponentFactCollector.UsesInherited(source, surroundings)
        ? source.Manifest with { Dependencies = [.. source.Manifest.Dependencies, .. source.Inherited.SelectMany(manifest => manifest.Dependencies).Where(one => !one.IsDevelopment).Select(one => one with { Line = 0 })] }
        : source.Manifest;

    private static string Name(ComponentSource source) =>
        source.Manifest.Name is { Length: > 0 } name ? name : RepositoryPath.Name(source.Path) is { Length: > 0 } folder ? folder : "root";
}
