using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class CiBuildsImages : Check
{
    public override CheckInfo Info { get; } = new("ci.image-build", Category.Delivery, Priority.High, "CI builds versioned images and pushes them to a registry")
    {
        Why = "An image built on a laptop cannot be traced to a commit, repeated or rolled back to.",
        Remedy = "Build and push the image on each default-branch build, tagged with the commit, and promote it by digest.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Heartbeat],
        References = ["Twelve-Factor App V", "SLSA v1.2 Build L1"],
        AppliesWhen = Condition.Any(Fact.Docker),
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var steps = repository.Pipelines.SelectMany(pipeline => pipeline.Jobs.Where(job => !job.IsDisabled).SelectMany(job => job.Steps.Where(step => !step.IsDisabled).Select(step => (pipeline, step)))).ToList();
        var builds = steps.Where(one => Builds(one.step)).ToList();
        if (builds.Count == 0)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "No pipeline builds an image.", Evidence.Certain($"{steps.Count} steps of {repository.Pipelines.Length} pipelines read"))];
        }

        var pushes = steps.Where(one => Pushes(one.step)).ToList();
        var evidence = builds.Concat(pushes).Distinct().Take(6).Select(one => Show(one.pipeline, one.step)).ToList();
        if (pushes.Count == 0)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "CI builds images but pushes none.", evidence)];
        }

        var automatic = pushes.Exists(one => one.pipeline.RunsOn("push") || one.pipeline.RunsOn("tag") || one.pipeline.RunsOn("release") || one.pipeline.RunsOn("workflow_call") || one.pipeline.RunsOn("workflow_run"));
        var versioned = steps.Exists(one => pushes.Exists(push => push.pipeline == one.pipeline) && Versioned().IsMatch(TextOf(one.step)));
        return [(automatic, versioned) switch
        {
            (true, true) => Verdict.Pass(Verdict.WholeSystem, "CI builds images, tags them by version and pushes them.", evidence),
            (false, _) => Verdict.Partial(Verdict.WholeSystem, "Images are pushed only when somebody starts the pipeline.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, "Images are pushed without a tag that says which commit they are.", evidence),
        }];
    }

    private static bool Builds(PipelineStep step) => Build().IsMatch(TextOf(step)) || (step.Action is { } action && BuildAction().IsMatch(action));

    private static bool Pushes(PipelineStep step) =>
        Push().IsMatch(TextOf(step)) || (step.Action is { } pushing && PushAction().IsMatch(pushing) && !step.Definition.At("with", "push").IsFalse) || (step.Action is { } action && BuildAction().IsMatch(action) && (step.Definition.At("with", "push") is { Exists: true, IsFalse: false } || step.Definition.At("with", "outputs").Text?.Contains("push=true", StringComparison.Ordinal) == true));

    private static string TextOf(PipelineStep step) =>
        string.Join('\n', step.Commands.Select(command => command.Text).Concat(step.Definition["with"].Descendants().Select(node => node.Text ?? "")).Append(step.Action ?? ""));

    private static Evidence Show(Pipeline pipeline, PipelineStep step) =>
        Evidence.Certain(step.Name ?? step.Action ?? "image step", new(pipeline.Path, step.Line, step.Action is { } action ? $"uses: {action}" : step.Commands.FirstOrDefault()?.Text));

    // docker/build-push-action, depot/build-push-action, redhat-actions/buildah-build, a called workflow named docker-build.yml, Drone's plugins/docker
    [GeneratedRegex("""^(docker|depot|useblacksmith|namespacelabs)/(build-push|bake)-action|\bbuildah-build\b|^plugins/(docker|kaniko|ecr|gcr|acr)\b|plugin-(docker|kaniko)|^([\w.-]+/)+[\w.-]*((docker|container|image|kaniko|ghcr|ecr|oci)[\w.-]*(build|push|publish)|(build|push|publish)[\w.-]*(docker|container|images?\b|kaniko|ghcr|ecr\b|oci\b))(?![\w./-]*(login|scan|lint|metadata|setup))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BuildAction();

    [GeneratedRegex("""^plugins/(docker|kaniko|ecr|gcr|acr)\b|plugin-(docker|kaniko)|\bpush-to-registry\b|^(?!(docker|depot|useblacksmith|namespacelabs)/)([\w.-]+/)+[\w.-]*((docker|container|image|kaniko|ghcr|ecr)[\w.-]*(push|publish)|(push|publish)[\w.-]*(docker|container|images?\b|ghcr|ecr\b))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PushAction();

    [GeneratedRegex("""(\bdocker\s+(image\s+)?build\b|\bdocker\s+buildx\s+(build|bake)\b|\bdocker[\s-]compose\b.*\bbuild\b|\bpodman\s+build\b|\bbuildah\s+(bud|build)\b|kaniko|PublishContainer|\bjib\b|\bpack\s+build\b|\baz\s+acr\s+build\b|\bgcloud\s+builds\s+submit\b|\bko\s+(build|publish)\b|docker/bake-action|spring-boot:build-image|bootBuildImage|\bnerdctl\s+build\b|\bskaffold\s+(build|run|deploy)\b)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Build();

    [GeneratedRegex("""(\b(docker|podman|nerdctl|buildah|crane|skopeo)\s+(image\s+|manifest\s+)?(push|copy)\b|\bdocker\s+buildx\s+build\b.*--push|\bdocker[\s-]compose\b.*\bpush\b|\baz\s+acr\s+build\b|ContainerRegistry=|\bko\s+(build|publish)\b|kaniko.*--destination|jib:build|\bpush=true\b|\bgcloud\s+builds\s+submit\b|--push\b|\bskaffold\s+(build|run|deploy)\b[^\n]*(--default-repo|--push))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Push();

    [GeneratedRegex("""(github\.sha|GITHUB_SHA|CI_COMMIT_(SHORT_)?(SHA|TAG)|type=(sha|semver|ref)|github\.ref_name|github\.run_number|CIRCLE_SHA1|BUILD_SOURCEVERSION|\bBUILD_(NUMBER|ID|TAG)\b|\bGIT_COMMIT\b|Build\.(BuildId|SourceVersion|BuildNumber)|git\s+(rev-parse|describe)|BITBUCKET_COMMIT|steps\.\w+\.outputs\.(tags?|version|sha)|\$\{?(VERSION|TAG|IMAGE_TAG|COMMIT|SHA)\b|outputs\.version|\$\((tt\.)?params\.[\w.-]*(revision|sha|commit|tag|version)[\w-]*\)|context\.pipelineRun\.(name|uid))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Versioned();
}
