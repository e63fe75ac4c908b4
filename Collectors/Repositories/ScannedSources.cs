using System.Collections.Immutable;
using Gapless.Collectors.Containers;
using Gapless.Collectors.Manifests;
using Gapless.Collectors.Pipelines;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>The scanned files, asked by what they are.</summary>
internal sealed class ScannedSources
{
    private readonly ScannedFile[] scanned;
    private readonly Dictionary<string, Node> roots;
    private readonly ChartValues values;

    public ScannedSources(ScannedFile[] scanned)
    {
        this.scanned = scanned;
        Data = [.. scanned.Where(file => file.Data is { Documents.IsEmpty: false }).Select(file => ToDataFile(file, file.Data!))];
        roots = Data.ToDictionary(file => file.Path, file => file.Documents[0], StringComparer.Ordinal);
        values = new(roots);
        Data =
        [
            .. Data.Concat(scanned.Where(file => file.Fact.Language is Language.Yaml && file is { Text: not null, Data: null }).Select(Template))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
    }

    public ImmutableArray<DataFile> Data { get; }

    public IEnumerable<ScannedFile> Texts(string language) => scanned.Where(file => file.Text is not null && file.Fact.Language.Equals(language, StringComparison.Ordinal));

    public Dictionary<string, string> Programs() => scanned.Where(file => file.Program is not null).ToDictionary(file => file.Fact.Path, file => file.Program!, StringComparer.Ordinal);

    public IEnumerable<ScannedFile> Named(Func<string, bool> isWanted) => scanned.Where(file => file.Text is not null && isWanted(file.Fact.Name));

    public IEnumerable<PackageManifest> Manifests()
    {
        var catalogs = Named(GradleLibraries.IsLibraries).Select(file => KeyValuePair.Create(file.Fact.Path, GradleLibraries.Read(file.Text!)));
        var surroundings = new ManifestSurroundings(roots.Concat(catalogs).ToDictionary(StringComparer.Ordinal));
        return scanned.Where(file => file.Text is not null && ManifestFiles.IsManifest(file.Fact.Path, file.Fact.Name))
            .Select(file => ManifestFiles.Read(new(file.Fact.Path, file.Fact.Class, file.Text!, roots.GetValueOrDefault(file.Fact.Path, Node.Missing)), surroundings));
    }

    public IEnumerable<ComposeFile> ComposeFiles()
    {
        var reader = new ComposeReader(roots);
        var named = Data.Where(file => (ComposeReader.IsCompose(RepositoryPath.Name(file.Path)) || (file.Documents is [var root, ..] && ComposeReader.LooksLikeCompose(file.Path, root) && PipelineFiles.SystemOf(file.Path) is null)) && roots.ContainsKey(file.Path)).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var included = reader.Included(named);
        return Data.Where(file => (named.Contains(file.Path) || included.ContainsKey(file.Path)) && file.Documents[0]["services"].Kind == NodeKind.Map)
            .Select(file => reader.Read(file.Path, file.Class, file.Documents[0]))
            .Select(file => included.TryGetValue(file.Path, out var use) ? file with { Use = use } : file);
    }

    public IEnumerable<Pipeline> Pipelines(ImmutableArray<PackageManifest> manifests)
    {
        var texts = scanned.Where(file => file.Text is not null && file.Fact.Language is Language.Shell or Language.CSharp or Language.Text)
            .ToDictionary(file => file.Fact.Path, file => file.Text!, StringComparer.Ordinal);
        var scripts = new ScriptSources(manifests, texts, roots);
        return scanned.Select(file => (File: file, System: PipelineFiles.SystemOf(file.Fact.Path))).Where(pair => pair.System is not null && pair.File.Fact.WasRead && IsInUse(pair.System, pair.File.Fact))
            .Select(pair => PipelineReader.Read(pair.System!, pair.File.Fact.Path, RootOf(pair.File), pair.File.Text ?? "", scripts))
            .OfType<Pipeline>().Concat(TektonPipelines.Read(Data, scripts));
    }

    // Some systems are told where their file is, so it may stand anywhere; one among samples or tests is none of this repository.
    private static bool IsInUse(string system, FileFact file) => system is not ("azure" or "cloudbuild" or "codebuild" or "jenkins") || (file.Class & (PathClasses.Sample | PathClasses.Test | PathClasses.Vendored)) == PathClasses.None;

    // Drone keeps several pipelines in one file, one a document.
    private static Node RootOf(ScannedFile file) => file.Data is not { Documents: [var first, ..] documents } ? Node.Missing : documents.Length == 1 ? first : Node.List(documents, first.Line);

    /// <summary>The Dockerfiles with the context and the target that Compose files and pipelines give them, in that order.</summary>
    public IEnumerable<Dockerfile> Dockerfiles(ImmutableArray<ComposeFile> composeFiles, ImmutableArray<Pipeline> pipelines)
    {
        var builds = ImageBuilds.In(composeFiles, pipelines);
        foreach (var file in Texts(Language.Dockerfile))
        {
            var read = DockerfileReader.Read(file.Text!, file.Fact.Path, file.Fact.Class);
            yield return builds.TryGetValue(read.Path, out var build) ? read with { Context = build.Context, Target = build.Target } : read;
        }
    }

    private static DataFile ToDataFile(ScannedFile file, ParsedData data) => new(file.Fact.Path, file.Fact.Class, file.Fact.Language, data.Documents);

    // chart/templates/x.yaml takes its values from chart/values.yaml and what production lays over it
    private DataFile Template(ScannedFile file)
    {
        var at = file.Fact.Path.LastIndexOf("templates/", StringComparison.Ordinal);
        return ToDataFile(file, StructuredText.ParseTemplate(file.Text!, values.Of(file.Fact.Path[..Math.Max(0, at)])));
    }
}
