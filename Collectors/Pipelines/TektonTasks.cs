using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>The steps of a Tekton task. What the tasks of the catalogue run is known by their names.</summary>
/// <remarks>https://github.com/tektoncd/catalog</remarks>
internal static partial class TektonTasks
{
    /// <summary>taskRef: { name: x }, or a resolver with a parameter that is the name.</summary>
    public static string? NameOf(Node reference) => reference["name"].Text ?? reference["params"].Items.FirstOrDefault(one => one["name"].Text is "name", Node.Missing)["value"].Text;

    /// <summary>$(params.IMAGE) and $(inputs.params.IMAGE) become what was given.</summary>
    public static string Put(string text, Dictionary<string, string> values) =>
        Parameter().Replace(text, match => values.TryGetValue(match.Groups["name"].Value, out var value) ? value : match.Value);

    /// <summary>script: |, or command: [sh, -c] and args: […]</summary>
    public static PipelineStep Step(PipelineContext context, Node step, Dictionary<string, string> values)
    {
        var script = step["script"].Exists ? step["script"] : Command(step);
        return context.Step(step, script.Text is { } text ? Node.Scalar(Put(text, values), script.Line) : script, name: step["name"].Text) with { Action = step["image"].Text is { } image ? Put(image, values) : null, IsSwallowed = step["onError"].Text is "continue" };
    }

    /// <summary>A task that another place declares.</summary>
    public static PipelineStep Known(PipelineContext context, Node use, string name, Dictionary<string, string> values)
    {
        string Of(params string[] keys) => keys.Select(key => values.GetValueOrDefault(key)).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        var (image, arguments) = (Of("IMAGE", "image"), Of("ARGS", "args", "GOALS", "SCRIPT", "script"));
        var command = name.Split('-', '_')[0] switch
        {
            _ when name.StartsWith("git", StringComparison.Ordinal) => "git clone " + Of("URL", "url"),
            "buildah" or "s2i" or "buildpacks" => $"buildah build -t {image} {Of("CONTEXT")}\nbuildah push {image}",
            "kaniko" => $"kaniko --dockerfile={Of("DOCKERFILE")} --destination={image}",
            "ko" => "ko publish " + arguments,
            "jib" => $"mvn jib:build -Dimage={image}",
            "maven" or "mvn" => "mvn " + arguments,
            "gradle" => "gradle " + Of("TASKS"),
            "npm" or "pytest" or "pylint" or "flake8" or "eslint" or "yarn" or "hadolint" => $"{name.Split('-')[0]} {arguments}".TrimEnd(),
            "golang" => name switch { "golang-test" => "go test ./...", "golang-build" => "go build ./...", _ => "go " + name },
            "golangci" => "golangci-lint run",
            "openshift" or "kubernetes" or "kubectl" => arguments.Length > 0 ? arguments : "kubectl apply",
            "helm" => name.StartsWith("helm-upgrade", StringComparison.Ordinal) ? "helm upgrade --install " + Of("release_name") : "helm " + arguments,
            "argocd" => "argocd app sync",
            "trivy" => "trivy " + arguments,
            "sonarqube" or "sonar" => "sonar-scanner",
            "skopeo" => $"skopeo copy {Of("srcImageURL")} {Of("destImageURL")}",
            _ => name,
        };
        return context.Step(use, Node.Scalar(Put(command, values), use.Line), name: name);
    }

    private static Node Command(Node step)
    {
        var words = step["command"].OneOrMany().Concat(step["args"].OneOrMany()).Select(item => item.Text).OfType<string>().ToList();
        return words.Count == 0 ? Node.Missing : Node.Scalar(words is [_, "-c" or "-ec" or "-ce" or "-exc", { } script, ..] ? script : string.Join(' ', words), step["args"].Exists ? step["args"].Line : step["command"].Line);
    }

    [GeneratedRegex(@"\$\((inputs\.|tt\.)?params\.(?<name>[\w.-]+)\)|\$\((inputs\.)?params\[""(?<name>[\w.-]+)""\]\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
