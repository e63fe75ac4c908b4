namespace Gapless.Readiness.Checks.Containers;

/// <summary>Which Dockerfile builds which component, and what its final stage is.</summary>
internal static class ComponentImages
{
    /// <summary>Images that start by themselves when only files are copied in.</summary>
    private static readonly string[] SelfStarting = ["nginx", "httpd", "caddy", "apache", "openresty", "traefik", "haproxy", "php", "lighttpd"];

    /// <summary>The Dockerfiles of the product: not those of development containers, tests or samples.</summary>
    public static IEnumerable<Dockerfile> Shipped(RepositoryFacts repository) =>
        repository.Dockerfiles.Where(file => !file.IsTooling && file.Class == PathClasses.Production && file.Final is not null);

    /// <summary>The Dockerfiles that build a component: in its folder, from its folder, or naming it.</summary>
    public static IEnumerable<Dockerfile> Of(RepositoryFacts repository, ComponentFacts component)
    {
        var onlyOne = repository.Components.Count(one => one.IsService) == 1;
        return Shipped(repository).Where(file => repository.ComponentOf(file.Path) == component
            || Same(file.Context, component.Path)
            || Names(file, component)
            || (onlyOne && Covers(file.Context, component.Path)));
    }

    /// <summary>Some stage that ships has a start command, or the base image brings one.</summary>
    public static bool Starts(Dockerfile file) =>
        file.FinalChain().Any(stage => stage.Last("ENTRYPOINT") is not null || stage.Last("CMD") is not null) || SelfStarting.Contains(NameOf(BaseImage(file)), StringComparer.OrdinalIgnoreCase);

    /// <summary>The external image at the bottom of the final stage.</summary>
    public static string BaseImage(Dockerfile file) => file.FinalChain().LastOrDefault()?.Image ?? "";

    /// <summary><c>registry/team/nginx-unprivileged:1.27@sha256:…</c> is <c>nginx</c>'s relative: the last path segment, before tag and first dash.</summary>
    public static string NameOf(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..];
        var end = name.AsSpan().IndexOfAny(':', '@');
        name = end >= 0 ? name[..end] : name;
        return name.IndexOf('-', StringComparison.Ordinal) is var dash and > 0 ? name[..dash] : name;
    }

    private static bool Same(string folder, string other) => folder.TrimEnd('/').Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool Covers(string folder, string path) => folder.Length == 0 || Same(folder, path) || path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);

    private static bool Names(Dockerfile file, ComponentFacts component)
    {
        var relative = file.Context.Length > 0 && component.Path.StartsWith(file.Context + "/", StringComparison.OrdinalIgnoreCase)
            ? component.Path[(file.Context.Length + 1)..]
            : component.Path;
        var manifest = component.Manifest.Path[(component.Manifest.Path.LastIndexOf('/') + 1)..];
        var isNamedProject = manifest.EndsWith("proj", StringComparison.OrdinalIgnoreCase);
        return Covers(file.Context, component.Path) && file.Stages.Any(stage => stage.Instructions.Any(instruction =>
            (relative.Length > 0 && Mentions(instruction.Arguments, relative)) || (isNamedProject && instruction.Arguments.Contains(manifest, StringComparison.OrdinalIgnoreCase))));
    }

    private static bool Mentions(string arguments, string folder)
    {
        var at = arguments.IndexOf(folder, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at + folder.Length == arguments.Length || arguments[at + folder.Length] is '/' or ' ' or '"' or '\'' or ',')
            && (at == 0 || arguments[at - 1] is '/' or ' ' or '"' or '\'' or '=' or '[');
    }
}
