using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class ReleasesAreVersioned : Check
{
    private static readonly Idiom Dated = new("release.versioning/dated", [.. Enumerable.Range(2015, 30).Select(year => year.ToString(CultureInfo.InvariantCulture))])
    {
        Pattern = DatedEntry(),
        In = PathClasses.Documentation | PathClasses.Production,
        Languages = [Language.Markdown, Language.Text],
        Accept = match => Changelog().IsMatch(match.Path),
        LimitPerFile = 2,
    };

    private static readonly Idiom Label = new("release.versioning/label", ["org.opencontainers.image."]) { Pattern = VersionLabel(), Languages = [Language.Dockerfile, Language.Yaml, Language.Shell] };

    private static readonly string[] Tools =
        ["semantic-release", "@changesets/cli", "standard-version", "release-it", "commit-and-tag-version", "GitVersion.MsBuild", "MinVer", "Nerdbank.GitVersioning", "python-semantic-release", "setuptools-scm", "setuptools_scm", "hatch-vcs", "@release-it/*", "lerna"];

    public override CheckInfo Info { get; } = new("release.versioning", Category.Delivery, Priority.Medium, "Releases are versioned, recorded and visible at run time")
    {
        Why = "Who cannot say which version runs cannot say whether the fix is in it.",
        Remedy = "Tag each release, deploy by version or digest, and show the commit in the health answer.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Live],
        References = ["CKV_K8S_14, CKV_K8S_43", "OpenSSF Best Practices version_unique, release_notes"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Dated, Label];

    public override ImmutableArray<ProbeRequest> Requests => [.. RunningVersion.Requests, .. HealthCandidates.Requests];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var (moving, images) = Images(repository);
        if (moving is not null)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "A production manifest deploys whatever is newest.", moving)];
        }

        var runs = PipelineRun.Of(repository);
        var tagged = Tagged(repository, runs);
        var recorded = repository.FirstOf(null, Dated) is { } entry ? Evidence.Certain("dated change log", entry.Location)
            : runs.FirstOrDefault(run => Publishes().IsMatch(run.Text)) is { } release ? release.Show("publishes releases", Publishes()) : null;
        var shown = repository.FirstOf(null, Label) is { } label ? Evidence.Strong("image label", label.Location)
            : runs.FirstOrDefault(run => run.Step.Action?.StartsWith("docker/metadata-action", StringComparison.OrdinalIgnoreCase) == true && runs.Any(other => other.Job == run.Job && other.Input("labels") is not null)) is { } labelled ? labelled.Show("labels the image with its version") : null;
        var missing = new List<string>();
        Note(tagged, "no version tag");
        Note(recorded, "no record of releases");
        Note(images, "no deployed version");
        Note(shown, "no version to see at run time");
        var found = new[] { tagged, recorded, images, shown }.OfType<Evidence>().ToList();
        return [(tagged ?? recorded, images, shown, found.Count) switch
        {
            (not null, not null, not null, _) => Verdict.Pass(Verdict.WholeSystem, "Releases are versioned, and what runs can be told.", found),
            (_, _, _, >= 2) => Verdict.Partial(Verdict.WholeSystem, $"Releases have a version in part: {string.Join(", ", missing)}.", found),
            _ => Verdict.Fail(Verdict.WholeSystem, $"Releases are not versioned: {string.Join(", ", missing)}.", found.DefaultIfEmpty(Evidence.Certain("no release tool, no change log, no versioned image"))),
        }];

        void Note(Evidence? evidence, string name)
        {
            if (evidence is null)
            {
                missing.Add(name);
            }
        }
    }

    /// <summary>From outside only the last of the facets can be seen.</summary>
    public override IEnumerable<Verdict> Live(TargetFacts target) => [RunningVersion.Of(target).FirstOrDefault() is not { Answer: { } answer, Version: { } version }
        ? Verdict.Unknown(target.Name, UnknownReason.Never, "The target does not say which version runs.")
        : target.Facts.Has(Fact.Manifest)
            ? Verdict.Pass(target.Name, "The target says which version runs.", answer.Seen($"version {version}"))
            : Verdict.Unknown(target.Name, UnknownReason.Never, "The target says which version runs; releases cannot be seen from outside.", answer.Seen($"version {version}"))];

    private static Evidence? Tagged(RepositoryFacts repository, IReadOnlyList<PipelineRun> runs)
    {
        foreach (var manifest in repository.Manifests.Where(manifest => manifest.Class == PathClasses.Production))
        {
            if (Tools.Select(manifest.Find).FirstOrDefault(found => found is not null) is { } tool)
            {
                return Evidence.Certain("release tool " + tool.Name, new(manifest.Path, tool.Line));
            }
        }

        if (runs.FirstOrDefault(run => ReleaseTool().IsMatch(run.Text)) is { } run)
        {
            return run.Show("release tool", ReleaseTool());
        }

        var pipeline = repository.Pipelines.FirstOrDefault(one => one.Triggers.Any(trigger => trigger.Name is "release" or "tag" || (trigger.Name is "push" && trigger.Filter["tags"].OneOrMany().Any(tag => VersionTag().IsMatch(tag.Text ?? "")))));
        return pipeline is null ? null : Evidence.Certain("a pipeline runs for each version tag", new(pipeline.Path, 0));
    }

    private static (Evidence? Moving, Evidence? Versioned) Images(RepositoryFacts repository)
    {
        var deployed = repository.KubernetesResources.Where(one => one.Class == PathClasses.Production && one.IsWorkload)
            .SelectMany(one => one.PodSpec["containers"].Items.Select(container => (container["image"].Text, one.Path, container["image"].Line)))
            .Concat(repository.ComposeFiles.Where(file => file.Class == PathClasses.Production && file.Use == DeploymentUse.Production)
                .SelectMany(file => file.Services.Where(service => service.BuildContext is null).Select(service => (Text: service.Image, file.Path, service.Definition.Line))))
            .Where(one => one.Text is { Length: > 0 }).ToList();
        var moving = deployed.Find(one => IsMoving(one.Text!));
        return (moving.Text is null ? null : Evidence.Certain("image " + moving.Text, new(moving.Path, moving.Line)),
            deployed is [var first, ..] ? Evidence.Certain($"{deployed.Count} images by version, the first {first.Text}", new(first.Path, first.Line)) : PushedByCommit(repository));
    }

    // Where no manifest names the image, the pipeline that deploys what it has built does.
    private static Evidence? PushedByCommit(RepositoryFacts repository) =>
        PipelineRun.Of(repository).FirstOrDefault(run => Commit().IsMatch(run.Text) && Deploys().IsMatch(run.Text)) is { } run ? run.Show("deploys by commit or version", Commit()) : null;

    // $VERSION and what a chart computes are variables; an image without a tag is latest.
    private static bool IsMoving(string image) => !image.Contains('@', StringComparison.Ordinal) && !image.Contains('$', StringComparison.Ordinal) && !image.Contains("__dynamic__", StringComparison.Ordinal) && !image.Contains("{{", StringComparison.Ordinal)
        && (image.EndsWith(":latest", StringComparison.OrdinalIgnoreCase) || (image.LastIndexOf(':') <= image.LastIndexOf('/') && image.Contains('/', StringComparison.Ordinal)));

    [GeneratedRegex("""^(#{1,3}[ \t]|version|v?\d)[^\r\n]{0,100}\b20\d\d-\d\d-\d\d|^#{1,3}[ \t][^\r\n]{0,80}\d+\.\d+[^\r\n]{0,60}\b20\d\d\b""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatedEntry();

    [GeneratedRegex("""(^|/)((CHANGELOG|CHANGES|HISTORY|RELEASES?|RELEASE[-_]?NOTES|NEWS)(\.\w+)?|release[-_]?notes/[^/]+|changelogs?/[^/]+)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Changelog();

    [GeneratedRegex("""org\.opencontainers\.image\.(revision|version)["']?\s*[=:]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionLabel();

    [GeneratedRegex("""(semantic-release|changesets/action|release-please|gittools/actions|\bgitversion\b|goreleaser|\bnbgv\b|release-drafter|git-cliff|standard-version|bump-my-version|commitizen|\bcz\s+bump)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReleaseTool();

    [GeneratedRegex("""(\bgh\s+release\s+create|action-gh-release|create-release|release-action|release-please|goreleaser|semantic-release|changesets/action|release-drafter|GitHubRelease@|release-cli\s+create)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Publishes();

    // v*, v[0-9]+.[0-9]+.*, *.*.*
    [GeneratedRegex("""^(v|release|[\w-]+[@/-]v|\*|\d|\[0-9)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionTag();

    [GeneratedRegex("""(github\.sha|GITHUB_SHA|CI_COMMIT_(SHORT_)?(SHA|TAG)|github\.ref_name|CIRCLE_SHA1|Build\.(BuildId|SourceVersion)|\bgit\s+(rev-parse|describe)|BITBUCKET_COMMIT|outputs\.(version|tags?|image|sha)|\$\{?(VERSION|TAG|IMAGE_TAG|COMMIT|SHA)\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Commit();

    [GeneratedRegex("""(\bkubectl\b|\bhelm\b|\baz\s+(containerapp|webapp)|\becs\b|amazon-ecs|webapps-deploy|gcloud\s+run|deploy-cloudrun|docker\s+stack|docker[ -]compose|\bkamal\b|\bkustomize\s+edit|docker/build-push-action|docker\s+(image\s+)?push\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Deploys();
}
