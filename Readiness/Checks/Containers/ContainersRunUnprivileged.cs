using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Containers;

public sealed partial class ContainersRunUnprivileged : Check
{
    public override CheckInfo Info { get; } = new("container.nonroot", Category.Containers, Priority.High, "Containers run as an unprivileged user")
    {
        Why = "A process that breaks out of its container as root owns the node; an unprivileged one owns very little.",
        Remedy = "Create a user, give it only what the process writes, and end the final stage with USER and its numeric id.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["CIS Docker Benchmark 4.1", "hadolint DL3002", "Kubernetes Pod Security Standards: restricted"],
        AppliesWhen = Condition.Any(Fact.Docker, Fact.Kubernetes),
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var workloads = repository.KubernetesResources.Where(one => one.IsWorkload && one.Class == PathClasses.Production).ToList();
        var files = ComponentImages.Shipped(repository).Where(file => ComponentImages.Starts(file) || IsStartedByCompose(repository, file)).ToList();
        if (files.Count == 0)
        {
            return workloads.Select(JudgeWorkload);
        }

        return files.Select(file => JudgeFile(repository, file, workloads));
    }

    // services: { api: { build: ., command: yarn start } }
    private static bool IsStartedByCompose(RepositoryFacts repository, Dockerfile file) =>
        repository.ComposeFiles.Any(compose => compose.Services.Any(service => file.Path.Equals(service.BuildFile, StringComparison.OrdinalIgnoreCase)));

    private static Verdict JudgeFile(RepositoryFacts repository, Dockerfile file, List<KubernetesResource> workloads)
    {
        var verdict = JudgeImage(file);
        if (verdict.Outcome == Outcome.Pass)
        {
            return verdict;
        }

        if (workloads.Count > 0 && workloads.TrueForAll(IsUnprivileged))
        {
            return Verdict.Pass(file.Path, "Every workload sets runAsNonRoot or a user id.", workloads.Select(one => Evidence.Certain($"{one.Kind} {one.Name} runs as non-root", new(one.Path, one.PodSpec.Line))));
        }

        var services = repository.ComposeFiles.SelectMany(compose => compose.Services.Where(service => file.Path.Equals(service.BuildFile, StringComparison.OrdinalIgnoreCase)).Select(service => (compose, service))).ToList();
        return services.Count > 0 && services.TrueForAll(one => one.service.Definition["user"].Text is { } user && !IsRoot(user))
            ? Verdict.Pass(file.Path, "Compose runs it as another user.", services.Select(one => Evidence.Certain($"service {one.service.Name} sets user", new(one.compose.Path, one.service.Definition["user"].Line))))
            : verdict;
    }

    private static Verdict JudgeImage(Dockerfile file)
    {
        var user = file.FinalChain().Select(stage => stage.Last("USER")).FirstOrDefault(one => one is not null);
        if (user is null)
        {
            var image = ComponentImages.BaseImage(file);
            return NonRootBase().IsMatch(image)
                ? Verdict.Pass(file.Path, $"The base image {image} is non-root by default.", Evidence.Certain("non-root base image", new(file.Path, file.FinalChain().Last().Line, $"FROM {image}")))
                : DropsPrivileges(file) ?? Verdict.Fail(file.Path, "The final stage sets no USER, so it runs as root.", Evidence.Certain("no USER in the final stage", new(file.Path, file.Final!.Line, $"FROM {file.Final.Image}")));
        }

        var evidence = Evidence.Certain($"USER {user.Arguments}", new(file.Path, user.Line, $"USER {user.Arguments}"));
        return user.Arguments switch
        {
            var name when IsRoot(name) => DropsPrivileges(file) ?? Verdict.Fail(file.Path, "The last USER is root.", evidence),
            var name when IsDynamic(name) => Verdict.Partial(file.Path, $"USER {name} is decided when the image is built.", evidence),
            var name => Verdict.Pass(file.Path, $"It runs as {name}.", evidence),
        };
    }

    private static Verdict? DropsPrivileges(Dockerfile file)
    {
        var start = file.FinalChain().SelectMany(stage => stage.Instructions).FirstOrDefault(one => one.Keyword is "ENTRYPOINT" or "CMD" or "RUN" && StepDown().IsMatch(one.Arguments));
        return start is null
            ? null
            : Verdict.Partial(file.Path, "It starts as root and seems to drop its privileges at run time.", Evidence.Certain("a tool that drops privileges", new(file.Path, start.Line, $"{start.Keyword} {start.Arguments}")));
    }

    private static Verdict JudgeWorkload(KubernetesResource workload)
    {
        var name = $"{workload.Kind}/{workload.Name}";
        var evidence = Evidence.Certain("securityContext", new(workload.Path, workload.PodSpec.Line));
        return IsUnprivileged(workload) ? Verdict.Pass(name, "It runs as non-root.", evidence) : Verdict.Fail(name, "Neither runAsNonRoot nor a user id is set.", evidence);
    }

    private static bool IsUnprivileged(KubernetesResource workload)
    {
        var pod = workload.PodSpec;
        var containers = pod["containers"].Items;
        return containers.Length > 0 && containers.All(container => Says(container["securityContext"]) ?? Says(pod["securityContext"]) ?? false);
    }

    private static bool? Says(Node context) => (context["runAsNonRoot"], context["runAsUser"].Number) switch
    {
        ({ IsTrue: true }, _) => true,
        (_, { } id) => id >= 1,
        ({ IsFalse: true }, _) => false,
        _ => null,
    };

    // app, 1000:1000, "0", root:root
    private static bool IsRoot(string user) => user.Trim('"', '\'').Split(':')[0] is "root" or "0";

    // The .NET images define APP_UID themselves.
    private static bool IsDynamic(string user) => user.Contains('$', StringComparison.Ordinal) && !user.Contains("APP_UID", StringComparison.Ordinal);

    [GeneratedRegex("""(distroless/.*[:-]nonroot|^cgr\.dev/chainguard/|mcr\.microsoft\.com/dotnet/.*chiseled|(^|/)bitnami/|nginx-unprivileged)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NonRootBase();

    [GeneratedRegex("""\b(gosu|su-exec|setpriv)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StepDown();
}
