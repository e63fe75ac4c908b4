using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Readiness.Tests.Healthy;

/// <summary>Repository facts, built up one thing at a time: <c>Repo.Http("api").WithHit(…)</c>.</summary>
internal static class Repo
{
    /// <summary>A repository that holds nothing.</summary>
    public static RepositoryFacts Empty { get; } = new() { Name = "shop" };

    /// <summary>A repository with one HTTP component.</summary>
    public static RepositoryFacts Http(string path = "api", string stack = Fact.Node) =>
        Empty.WithFacts(Fact.Service, Fact.Http, Fact.Api, stack).WithComponent(path, stack);

    public static FactSet Facts(params string[] names) =>
        new(names.Select(name => KeyValuePair.Create(name, Evidence.Certain("set by the test"))));

    extension(RepositoryFacts repository)
    {
        public RepositoryFacts WithFacts(params string[] names) => repository with { Facts = repository.Facts.With(Facts(names)) };

        public RepositoryFacts WithComponent(string path, string stack = Fact.Node, ComponentKind kind = ComponentKind.Http, params string[] facts)
        {
            var manifest = new PackageManifest(path.Length == 0 ? "package.json" : path + "/package.json", "npm", null, PathClasses.Production);
            var name = path.Length == 0 ? repository.Name : path[(path.LastIndexOf('/') + 1)..];
            return repository with
            {
                Components = repository.Components.Add(new(name, path, stack, kind) { Manifest = manifest, Facts = Facts([stack, .. facts]) }),
                Manifests = repository.Manifests.Add(manifest),
            };
        }

        /// <summary>Adds a dependency to the manifest of the component at this path.</summary>
        public RepositoryFacts WithDependency(string componentPath, string name, string? version = "1.0.0", bool isDevelopment = false)
        {
            var component = repository.Components.Single(one => one.Path.Equals(componentPath, StringComparison.Ordinal));
            var manifest = component.Manifest with { Dependencies = component.Manifest.Dependencies.Add(new(name, version, isDevelopment, 5)) };
            return repository with
            {
                Components = repository.Components.Replace(component, component with { Manifest = manifest }),
                Manifests = repository.Manifests.Replace(component.Manifest, manifest),
            };
        }

        public RepositoryFacts WithFile(string path, string language = Language.Text, PathClasses pathClass = PathClasses.Production, bool isTracked = true) =>
            repository with { Files = repository.Files.Add(new(path, 100, pathClass, language, isTracked, WasRead: true)) };

        /// <summary>
        /// A hit made from a line of source, by the idiom's own pattern: a test fails when the pattern does not match the line it claims to find.
        /// </summary>
        public RepositoryFacts WithHit(Idiom idiom, string path, int line, string text)
        {
            Assert.Contains(idiom.Anchors, anchor => text.Contains(anchor, StringComparison.OrdinalIgnoreCase));
            var match = idiom.Pattern?.Match(text);
            Assert.True(match is null or { Success: true }, $"{idiom.Name} does not match: {text}");
            var value = match is null ? text : match.Groups.Count > 1 && match.Groups[1].Success ? match.Groups[1].Value : match.Value;
            var hit = new IdiomHit(path, line, text.Trim(), value, PathClasses.Production, Language.Text);
            return repository with { Hits = repository.Hits.SetItem(idiom.Name, repository.HitsOf(idiom).Add(hit)) };
        }

        /// <summary>Hits of every idiom of the check that this source text matches, line by line, as the reader would hand them over.</summary>
        public RepositoryFacts WithSource(Check check, string path, string language, string source)
        {
            var result = repository.File(path) is null ? repository.WithFile(path, language) : repository;
            foreach (var idiom in check.Idioms.Where(one => one.Languages.IsEmpty || one.Languages.Contains(language)))
            {
                foreach (var hit in HitsIn(idiom, path, language, source))
                {
                    result = result with { Hits = result.Hits.SetItem(idiom.Name, result.HitsOf(idiom).Add(hit)) };
                }
            }

            return result;
        }

        public RepositoryFacts WithDockerfile(string path, params (string Keyword, string Arguments)[] instructions)
        {
            var parsed = instructions.Select((one, index) => new DockerInstruction(one.Keyword, one.Arguments, [], index + 2)).ToImmutableArray();
            var folder = path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";
            return repository with
            {
                Dockerfiles = repository.Dockerfiles.Add(new(path, PathClasses.Production, [new DockerStage("node:22", null, 1, null, parsed)], folder)),
            };
        }

        public RepositoryFacts WithKubernetes(string path, string kind, string name, Node root) =>
            repository with { KubernetesResources = repository.KubernetesResources.Add(new(path, PathClasses.Production, kind, name, root)) };
    }

    /// <summary>A map node: <c>Map(("spec", Map(…)), ("replicas", "3"))</c>; values are nodes, strings or lists of either.</summary>
    public static Node Map(params (string Key, object Value)[] entries) =>
        Node.Map([.. entries.Select(entry => KeyValuePair.Create(entry.Key, NodeOf(entry.Value)))], 1);

    public static Node List(params object[] items) => Node.List([.. items.Select(NodeOf)], 1);

    private static Node NodeOf(object value) => value as Node ?? Node.Scalar((string)value, 1);

    // Comments are the reader's business: a test that needs them stripped tests the reader.
    private static IEnumerable<IdiomHit> HitsIn(Idiom idiom, string path, string language, string source)
    {
        if (!idiom.Anchors.Any(anchor => source.Contains(anchor, StringComparison.OrdinalIgnoreCase)))
        {
            yield break;
        }

        var lines = source.Split('\n');
        var found = idiom.Pattern is { } pattern
            ? pattern.Matches(source).Select(match => (match.Index, match.Value, First: match.Groups.Count > 1 && match.Groups[1].Success ? match.Groups[1].Value : match.Value))
            : idiom.Anchors.Select(anchor => (Index: source.IndexOf(anchor, StringComparison.OrdinalIgnoreCase), Value: anchor, First: anchor)).Where(one => one.Index >= 0);
        foreach (var (index, value, first) in found)
        {
            var line = source.AsSpan(0, index).Count('\n');
            var match = new IdiomMatch(path, PathClasses.Production, language, value, first, lines[line]);
            if (idiom.Accept?.Invoke(match) ?? true)
            {
                yield return new(path, line + 1, lines[line].Trim(), first, PathClasses.Production, language);
            }
        }
    }
}
