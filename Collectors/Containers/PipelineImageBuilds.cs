using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>Finds the images that a pipeline's step builds.</summary>
internal static class PipelineImageBuilds
{
    public static IEnumerable<KeyValuePair<string, ImageBuild>> In(PipelineStep step) =>
        step.Action?.StartsWith("docker/build-push-action", StringComparison.Ordinal) == true
            ? Of(step.Definition["with"]["context"].Text ?? ".", step.Definition["with"]["file"].Text, step.Definition["with"]["target"].Text)
            : step.Commands.SelectMany(command => OfCommand(command.Text));

    // docker build -f path --target name context; docker buildx build …; podman build …
    private static IEnumerable<KeyValuePair<string, ImageBuild>> OfCommand(string command)
    {
        var words = command.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var start = Array.FindIndex(words, word => word is "docker" or "podman" or "buildah");
        var build = start < 0 ? -1 : Array.FindIndex(words, start, word => word is "build" or "bud");
        if (build < 0 || build > start + 2)
        {
            return [];
        }

        string? file = null, target = null, context = null;
        for (var index = build + 1; index < words.Length && words[index] is not ("&&" or "||" or ";" or "|"); index++)
        {
            var (name, value) = words[index].Split('=', 2) is [var left, var right] ? (left, right) : (words[index], index + 1 < words.Length ? words[index + 1] : "");
            file = name is "-f" or "--file" ? value : file;
            target = name is "--target" ? value : target;
            context = words[index] is ['-', ..] ? context : words[index];
        }

        return Of(context ?? ".", file, target);
    }

    private static IEnumerable<KeyValuePair<string, ImageBuild>> Of(string context, string? file, string? target)
    {
        var folder = RepositoryPath.Combine("", context.Trim('"', '\''));
        var path = folder is null ? null : file is null ? RepositoryPath.Combine(folder, "Dockerfile") : RepositoryPath.Combine("", file.Trim('"', '\''));
        return path is null ? [] : [new(path, new(folder!, target is { Length: > 0 } && !target.Contains('$', StringComparison.Ordinal) ? target : null))];
    }
}
