using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Delivery;

/// <summary>Finds the versions that manifests, version files and images name.</summary>
internal sealed partial class SupportStatements(RepositoryFacts repository)
{
    public static readonly Idiom Declared = new("supply.runtime-supported/declared", ["toolchain go", "go 1.", "ruby ", "JavaLanguageVersion.of(", "sourceCompatibility", "jvmToolchain", "org.springframework.boot", "jvmTarget"])
    {
        Pattern = Declaration(),
        Languages = [Language.Text, Language.Ruby, Language.Java],
        In = PathClasses.Production | PathClasses.Generated,
        Accept = match => DeclaringFile().IsMatch(match.Path),
        LimitPerFile = 4,
    };

    private static readonly ImmutableDictionary<string, (string Product, string Image, string[] Files, string Tool)> Runtimes = new Dictionary<string, (string, string, string[], string)>(StringComparer.Ordinal)
    {
        [Fact.Node] = ("Node.js", "node", [".nvmrc", ".node-version"], "nodejs"),
        [Fact.Python] = ("Python", "python", [".python-version", "runtime.txt"], "python"),
        [Fact.Go] = ("Go", "golang", [".go-version"], "golang"),
        [Fact.Java] = ("Java", "java", [".java-version", ".sdkmanrc"], "java"),
        [Fact.Ruby] = ("Ruby", "ruby", [".ruby-version"], "ruby"),
        [Fact.Php] = ("PHP", "php", [".php-version"], "php"),
        [Fact.DotNet] = (".NET", "dotnet", [], "dotnet"),
    }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly string[] JavaVersions = ["java.version", "maven.compiler.release", "maven.compiler.source", "maven.compiler.target", "jdk.version"];

    private readonly Dictionary<string, DataFile> data = repository.DataFiles.ToDictionary(file => file.Path, StringComparer.Ordinal);
    private readonly IReadOnlyList<PipelineRun> runs = PipelineRun.Of(repository);

    /// <summary>A runtime with an end of support that is known here.</summary>
    public static bool Knows(ComponentFacts component) => Runtimes.ContainsKey(component.Stack);

    /// <summary>The runtime of a component: what its image brings, else what a version file, its manifest or the pipeline names.</summary>
    public SupportStatement? RuntimeOf(ComponentFacts component) => Runtimes.TryGetValue(component.Stack, out var runtime)
        ? component.Stack is Fact.DotNet ? DotNetTargets.Of(repository, component)
            : OfImage(component, runtime.Product, runtime.Image) ?? OfFunctions(component, runtime.Product) ?? OfFiles(component, runtime.Product, runtime.Files, runtime.Tool) ?? OfManifest(component) ?? OfPipeline(component)
        : null;

    /// <summary>The frameworks of a component that have releases of their own.</summary>
    public IEnumerable<SupportStatement> FrameworksOf(ComponentFacts component)
    {
        (string Product, string Package)[] frameworks =
            [("Django", "django"), ("Rails", "rails"), ("Laravel", "laravel/framework"), ("Angular", "@angular/core"), ("AngularJS", "angular"), ("Vue", "vue")];
        foreach (var (product, package) in frameworks)
        {
            if (component.Manifest.Find(package) is { Version: { } version } dependency && VersionText.Read(product, version) is var (number, isLeast))
            {
                yield return new(product, number, isLeast, new(component.Manifest.Path, dependency.Line));
            }
        }

        var parent = component.Manifest.Root.At("project", "parent");
        if (parent["artifactId"].Text is "spring-boot-starter-parent" && parent["version"].Text is { } boot)
        {
            yield return new("Spring Boot", boot, false, new(component.Manifest.Path, parent.Line));
        }
        else if (component.Stack is Fact.Java && repository.HitsOf(Declared, component).FirstOrDefault(hit => hit.Excerpt.Contains("springframework.boot", StringComparison.Ordinal)) is { } plugin && VersionText.Read("Spring Boot", plugin.Value) is var (number, isLeast))
        {
            yield return new("Spring Boot", number, isLeast, plugin.Location);
        }
    }

    private SupportStatement? OfImage(ComponentFacts component, string product, string image)
    {
        foreach (var file in ComponentImages.Of(repository, component))
        {
            // A compiled program has its runtime from the stage that builds it.
            var stages = component.Stack is Fact.Go ? file.Stages : file.FinalChain();
            if (stages.Select(stage => (stage, Version: ImageVersions.RuntimeOf(stage.Image, image))).FirstOrDefault(one => one.Version is not null) is { Version: { } version, stage: { } stage })
            {
                return VersionText.Read(product, version) is var (number, _) ? new(product, number, false, new(file.Path, stage.Line, "FROM " + stage.Image)) : null;
            }
        }

        return null;
    }

    // Runtime: python3.13   runtime = "nodejs22.x"   Runtime.PYTHON_3_13
    private SupportStatement? OfFunctions(ComponentFacts component, string product)
    {
        foreach (var setting in component.Facts.Has(Fact.Functions) ? CloudCode.Of(repository, ResourceKind.Compute).Select(one => (One: one, Value: one.Setting("runtime"))) : [])
        {
            if (setting.Value.Text is { } text && FunctionRuntime().Match(text) is { Success: true } match && product.StartsWith(match.Groups["name"].Value, StringComparison.OrdinalIgnoreCase) && VersionText.Read(product, match.Groups["version"].Value.Replace('_', '.')) is var (number, _))
            {
                return new(product, number, false, setting.One.At(setting.Value));
            }
        }

        return null;
    }

    private SupportStatement? OfFiles(ComponentFacts component, string product, string[] names, string tool)
    {
        foreach (var folder in Above(component.Path))
        {
            foreach (var name in names.Append(".tool-versions"))
            {
                if (data.GetValueOrDefault(folder + name) is { } file && WordsOf(file, name is ".tool-versions" ? tool : null) is { Text: { } text } line && VersionText.Read(product, text) is var (number, _))
                {
                    return new(product, number, false, new(file.Path, line.Line, text));
                }
            }
        }

        return null;
    }

    // v20.11.1    python-3.12.1    ruby-3.3.0    nodejs 20.11.1    java=17.0.9-tem
    private static Node? WordsOf(DataFile file, string? tool) => file.Documents.SelectMany(document => document.Items)
        .FirstOrDefault(line => line.Text is { Length: > 0 } text && text[0] != '#' && (tool is null || text.StartsWith(tool + " ", StringComparison.Ordinal)));

    private SupportStatement? OfManifest(ComponentFacts component)
    {
        var root = component.Manifest.Root;
        (string Product, Node Node)[] places = component.Stack switch
        {
            Fact.Node => [("Node.js", root.At("volta", "node")), ("Node.js", root.At("engines", "node")), .. RootEngines(component)],
            Fact.Python => [("Python", root.At("project", "requires-python")), ("Python", root.At("tool", "poetry", "dependencies", "python")), ("Python", root.At("requires", "python_version"))],
            Fact.Php => [("PHP", root.At("config", "platform", "php")), ("PHP", root.At("require", "php"))],
            Fact.Java => [.. JavaProperties(root), .. Ancestors(component).SelectMany(pom => JavaProperties(pom.Root))],
            _ => [],
        };
        foreach (var (product, node) in places)
        {
            if (node.Text is { } text && VersionText.Read(product, text) is var (number, isLeast))
            {
                return new(product, number, isLeast, new(component.Manifest.Path, node.Line, text));
            }
        }

        return OfDeclaration(component);
    }

    private static IEnumerable<(string Product, Node Node)> JavaProperties(Node root) =>
        JavaVersions.Select(name => ("Java", root.At("project", "properties")[name]));

    private IEnumerable<(string Product, Node Node)> RootEngines(ComponentFacts component) =>
        Above(component.Path).Skip(1).Select(folder => data.GetValueOrDefault(folder + "package.json")).OfType<DataFile>().SelectMany(file => file.Documents).Select(document => ("Node.js", document.At("engines", "node")));

    private IEnumerable<PackageManifest> Ancestors(ComponentFacts component) =>
        repository.Manifests.Where(manifest => manifest.Ecosystem is "maven" && manifest != component.Manifest && (manifest.Folder.Length == 0 || component.Path.StartsWith(manifest.Folder + "/", StringComparison.Ordinal)));

    // toolchain go1.24.1    go 1.22    ruby "3.3.0"    JavaLanguageVersion.of(21)
    private SupportStatement? OfDeclaration(ComponentFacts component)
    {
        var product = Runtimes[component.Stack].Product;
        var hits = repository.HitsOf(Declared, component).Concat(component.Stack is Fact.Java ? repository.SharedHitsOf(Declared) : [])
            .Where(hit => !hit.Excerpt.Contains("springframework", StringComparison.Ordinal)).OrderBy(hit => hit.Excerpt.StartsWith("toolchain", StringComparison.Ordinal) ? 0 : 1);
        foreach (var hit in hits)
        {
            if (VersionText.Read(product, hit.Value) is var (number, isLeast))
            {
                return new(product, number, isLeast || (component.Stack is Fact.Go && !hit.Excerpt.StartsWith("toolchain", StringComparison.Ordinal)), hit.Location);
            }
        }

        return null;
    }

    private SupportStatement? OfPipeline(ComponentFacts component)
    {
        var (product, image, _, _) = Runtimes[component.Stack];
        var input = component.Stack is Fact.Go ? "go-version" : $"{image}-version";
        var run = runs.FirstOrDefault(one => one.Input(input) is { Length: > 0 } text && !text.Contains('$', StringComparison.Ordinal));
        return run is not null && VersionText.Read(product, run.Input(input)!) is var (number, isLeast) ? new(product, number, isLeast, new(run.Pipeline.Path, run.Step.Line, $"{input}: {run.Input(input)}")) : null;
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var path = folder; path.Length > 0; path = path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "")
        {
            yield return path + "/";
        }

        yield return "";
    }

    [GeneratedRegex("""(^toolchain[ ]+go(?<version>1\.\d+)|^go[ ]+(?<version>1\.\d+)|^ruby[ ]+["'](?<version>[^"'\n]{1,20})["']|JavaLanguageVersion\.of\((?<version>\d+)\)|jvmToolchain\((?<version>\d+)\)|sourceCompatibility[ ]*=[ ]*(JavaVersion\.VERSION_)?["']?(1[._])?(?<version>\d+)|org\.springframework\.boot["']?\)?[ ]+version[ ]+["'](?<version>\d[^"'\n]{1,20})["'])""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex("""^(?<name>python|node|java|ruby)(js)?_?(?<version>\d+([._]\d+)?)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FunctionRuntime();

    [GeneratedRegex("""(^|/)(go\.mod|Gemfile|[^/]*\.gradle(\.kts)?)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DeclaringFile();
}
