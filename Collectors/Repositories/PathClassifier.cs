using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Gapless.Collectors.Git;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Says by its path what a file is for (catalogue B0.2).</summary>
internal sealed partial class PathClassifier
{
    private static readonly FrozenSet<string> TestFolders = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "test", "tests", "__tests__", "spec", "specs", "e2e", "cypress", "playwright", "fixtures", "testdata", "mocks", "__mocks__", "__fixtures__");

    private static readonly FrozenSet<string> SampleFolders = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "sample", "samples", "example", "examples", "demo", "demos", "tutorial", "tutorials", "playground", "benchmark", "benchmarks", ".archive", "_archive", ".archived", "_archived", ".attic", ".deprecated", "_deprecated");

    private static readonly string[] AssistantFolders = ["claude", "cursor", "codex", "gemini", "agent", "windsurf", "copilot", "kiro", "roo", "opencode", "trae", "qoder", "bmad", "specify"];

    private static readonly FrozenSet<string> LockFiles = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb", "packages.lock.json", "poetry.lock", "uv.lock",
        "pdm.lock", "Pipfile.lock", "go.sum", "Gemfile.lock", "composer.lock", "Cargo.lock", "mix.lock", "gradle.lockfile", "flake.lock", "deno.lock",
        ".terraform.lock.hcl", "project.assets.json");

    private readonly TemplateFolders templates;
    private readonly IReadOnlyList<GitAttributes> attributes;
    private readonly Dictionary<string, PathClasses> folders = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    public PathClassifier(IReadOnlyList<WalkedFile> files, IReadOnlyList<GitAttributes> attributes)
    {
        templates = TemplateFolders.Of(files);
        this.attributes = attributes;
    }

    public PathClasses Classify(string path)
    {
        if (attributes.Count > 0 && IsForeign(path))
        {
            return PathClasses.Vendored;
        }

        var slash = path.LastIndexOf('/');
        var name = path[(slash + 1)..];
        if (LockFiles.Contains(name) || GeneratedName().IsMatch(name))
        {
            return PathClasses.Generated;
        }

        if (TestName().IsMatch(name))
        {
            return PathClasses.Test;
        }

        if (SampleName().IsMatch(name) && !name.StartsWith(".env", StringComparison.Ordinal))
        {
            return PathClasses.Sample;
        }

        var folder = slash < 0 ? PathClasses.Production : ClassifyFolder(path[..slash]);
        return folder == PathClasses.Production && DocumentationName().IsMatch(name) && !NotProse().IsMatch(name) ? PathClasses.Documentation : folder;
    }

    private bool IsForeign(string path)
    {
        for (var index = attributes.Count - 1; index >= 0; index--)
        {
            if (attributes[index].IsForeign(path) is { } isForeign)
            {
                return isForeign;
            }
        }

        return false;
    }

    private PathClasses ClassifyFolder(string folder)
    {
        lock (gate)
        {
            if (!folders.TryGetValue(folder, out var known))
            {
                folders[folder] = known = DecideFolder(folder);
            }

            return known;
        }
    }

    private PathClasses DecideFolder(string folder)
    {
        // What follows src/main/java is the name of a package, and many a company is called example.
        var main = folder.IndexOf("src/main/", StringComparison.Ordinal);
        var segments = (main < 0 ? folder : folder[..main]).Split('/');
        if (segments.Any(IsTestFolder))
        {
            return PathClasses.Test;
        }

        var isSample = segments.Any(segment => IsSampleFolder(segment) || SampleFolder().IsMatch(segment)) || templates.IsSample(folder);
        return isSample ? PathClasses.Sample
            : segments.Any(segment => segment.Equals("docs", StringComparison.OrdinalIgnoreCase)) ? PathClasses.Documentation
            : PathClasses.Production;
    }

    // example_configs, examples-compose; what writes code keeps its own scripts and notes: .claude/skills, .cursor, .claudedocs
    private static bool IsSampleFolder(string segment) => SampleFolders.Contains(segment)
        || (segment.StartsWith("example", StringComparison.OrdinalIgnoreCase) && segment.AsSpan().IndexOfAny('_', '-') is 7 or 8)
        || (segment is ['.', ..] && AssistantFolders.Any(name => segment.AsSpan(1).StartsWith(name, StringComparison.OrdinalIgnoreCase)));

    // .NET names test projects Product.Tests, Product.UnitTests; others integration-tests, unit_test.
    private static bool IsTestFolder(string segment) => TestFolders.Contains(segment)
        || segment.EndsWith("-tests", StringComparison.OrdinalIgnoreCase) || segment.EndsWith("_tests", StringComparison.OrdinalIgnoreCase)
        || segment.EndsWith("-test", StringComparison.OrdinalIgnoreCase) || segment.EndsWith("_test", StringComparison.OrdinalIgnoreCase)
        || (segment.LastIndexOf('.') is var dot and > 0 && segment.AsSpan(dot + 1) is var last
            && (last.EndsWith("Tests", StringComparison.Ordinal) || last.Equals("Test", StringComparison.OrdinalIgnoreCase)));

    // Names in capitals (Test.java, IT.java) are compared with case, else "Latest.java" and "Edit.java" would be tests.
    [GeneratedRegex(@"(?i:\.(test|spec)s?\.[^.]+$|_test\.(go|py|exs?|dart)$|^test_.*\.py$|^conftest\.py$|_(spec|test)\.rb$)|[a-z0-9](Tests?\.(cs|php|kt|java|scala|groovy)|IT\.(java|kt)|Spec\.(scala|groovy|kt))$|\.cy\.[jt]sx?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();

    // sample-manifests, example_configs; a demo-app is often the product.
    [GeneratedRegex(@"^(sample|example)s?[-_](manifests?|config(uration)?s?|deployments?|templates?|values|files|k8s|kubernetes|terraform|workflows?|pipelines?|data)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SampleFolder();

    // nginx.conf.example, Caddyfile.sample; a template of settings (.env.example) is what programs read and stays what it is.
    [GeneratedRegex(@"\.(example|sample)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SampleName();

    [GeneratedRegex(@"(\.g\.cs|\.g\.i\.cs|\.designer\.cs|\.min\.(js|css)|\.map|\.pb\.go|_pb2(_grpc)?\.py|\.bundle\.js|\.standalone\.js|(^|/)_ide_helper\w*\.php|(^|/)\.phpstorm\.meta\.php)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex GeneratedName();

    [GeneratedRegex(@"\.(md|mdx|markdown|rst|adoc|asciidoc|txt)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DocumentationName();

    [GeneratedRegex(@"^(requirements|constraints)[^/]*\.txt$|requirements\.txt$|^(robots|security|humans|ads|CMakeLists|runtime|dev|prod|production|base|common|local|main)\.txt$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NotProse();
}
