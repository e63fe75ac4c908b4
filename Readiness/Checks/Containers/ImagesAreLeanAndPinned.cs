using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Containers;

public sealed partial class ImagesAreLeanAndPinned : Check
{
    private static readonly string[] Excluded = ["node_modules", "bin", "obj", "target", ".env", "__pycache__"];

    public override CheckInfo Info { get; } = new("container.image-hygiene", Category.Containers, Priority.Medium, "Images are pinned, small and built from a clean context")
    {
        Why = "A floating tag builds something else tomorrow, and a compiler or a .git folder inside an image is a gift to whoever gets in.",
        Remedy = "Pin each base image to a version or a digest, add a runtime stage without the SDK, and a .dockerignore with .git and the build output.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["hadolint DL3006, DL3007, DL3009", "OpenSSF Scorecard Pinned-Dependencies", "Docker build best practices"],
        AppliesWhen = Condition.All(Fact.Docker),
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        // Dockerfile.j2 is a template of Dockerfiles.
        var shipped = ComponentImages.Shipped(repository).Where(file => !file.Stages.Any(stage => stage.Image.Contains("{{", StringComparison.Ordinal))).ToList();
        var live = shipped.Where(file => !Development().IsMatch(file.Path)).ToList();
        return (live.Count > 0 ? live : shipped).Select(file => Judge(repository, file));
    }

    private static Verdict Judge(RepositoryFacts repository, Dockerfile file)
    {
        List<Facet> facets = [Pinned(file), Small(repository, file), Clean(repository, file)];
        var broken = facets.Where(facet => !facet.IsMet).ToList();
        var evidence = facets.Select(facet => Evidence.Certain(facet.Message, new(file.Path, facet.Line))).Concat(Advice(file));
        return broken.Count switch
        {
            0 => Verdict.Pass(file.Path, "Its images are pinned, its final stage is lean and its context is clean.", evidence),
            1 => Verdict.Partial(file.Path, $"{broken[0].Message}.", evidence),
            _ => Verdict.Fail(file.Path, $"{string.Join("; ", broken.Select(facet => facet.Message))}.", evidence),
        };
    }

    private static Facet Pinned(Dockerfile file)
    {
        var floating = file.Stages.FirstOrDefault(stage => stage.Parent is null && IsFloating(stage.Image));
        return floating is null ? new(true, "Every base image is pinned to a version", file.Stages[0].Line) : new(false, $"FROM {floating.Image} is pinned to no version", floating.Line);
    }

    // registry:5000/team/node:22@sha256:…   node   node:latest   ${BASE}
    private static bool IsFloating(string image)
    {
        var name = image.Split(' ')[0];
        if (name is "scratch" || name.Contains('@', StringComparison.Ordinal) || name.Contains('$', StringComparison.Ordinal))
        {
            return false;
        }

        var last = name[(name.LastIndexOf('/') + 1)..];
        var colon = last.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || Floating().IsMatch(last[(colon + 1)..]);
    }

    private static Facet Small(RepositoryFacts repository, Dockerfile file)
    {
        var final = file.Final!;
        var image = ComponentImages.BaseImage(file);
        if (Sdk().IsMatch(image))
        {
            return new(false, $"The final stage is the build image {image}", final.Line);
        }

        if (file.FinalChain().SelectMany(stage => stage.All("CMD").Concat(stage.All("ENTRYPOINT"))).FirstOrDefault(one => ServesFiles().IsMatch(one.Arguments)) is { } serves && NodeImage().IsMatch(image))
        {
            return new(false, "The final stage keeps Node.js only to serve static files", serves.Line);
        }

        // What is compiled outside of the image and only copied in needs no stage of its own.
        var compiled = file.FinalChain().SelectMany(stage => stage.All("RUN")).FirstOrDefault(run => Compiles(repository, file, run));
        return compiled is not null && file.Stages.Length < 2
            ? new(false, "It is compiled and run in one stage", compiled.Line)
            : new(true, file.Stages.Length > 1 ? $"{file.Stages.Length} stages, the last one on {image}" : $"One stage on {image}, nothing is compiled in it", final.Line);
    }

    private static bool Compiles(RepositoryFacts repository, Dockerfile file, DockerInstruction run) => CompileCommand().IsMatch(run.Arguments)
        || (NodeBuild().IsMatch(run.Arguments) && repository.Manifests.Any(manifest => manifest.Ecosystem is "npm" && manifest.Scripts.ContainsKey("build") && (manifest.Folder.Equals(file.Context, StringComparison.OrdinalIgnoreCase) || IsCopied(file, manifest.Path))));

    // COPY src/package.json ./
    private static bool IsCopied(Dockerfile file, string path) => file.FinalChain().SelectMany(stage => stage.All("COPY")).Where(copy => copy.TakesFromContext)
        .SelectMany(copy => copy.Sources).Any(source => path.Equals(file.Context.Length > 0 ? $"{file.Context}/{source.TrimStart('.', '/')}" : source.TrimStart('.', '/'), StringComparison.OrdinalIgnoreCase));

    private static Facet Clean(RepositoryFacts repository, Dockerfile file)
    {
        var copy = file.Stages.SelectMany(stage => stage.Instructions).FirstOrDefault(one => one.Keyword is "COPY" or "ADD" && one.TakesWholeContext);
        if (copy is null)
        {
            return new(true, "No instruction copies the whole context", file.Final!.Line);
        }

        // A Dockerfile in a folder of its own is built from the root, whatever says so.
        var ignore = repository.DockerIgnores.FirstOrDefault(one => one.Path.Equals(file.Path + ".dockerignore", StringComparison.OrdinalIgnoreCase))
            ?? repository.DockerIgnores.FirstOrDefault(one => Is(one, file.Context))
            ?? (repository.Manifests.Any(manifest => manifest.Folder.Equals(file.Context, StringComparison.OrdinalIgnoreCase)) ? null : repository.DockerIgnores.FirstOrDefault(one => Is(one, "")));
        if (ignore is null)
        {
            return new(false, "It copies the whole context, and there is no .dockerignore", copy.Line);
        }

        // Only the root of the checkout holds .git.
        var root = file.Context.Length > 0 ? file.Context + "/" : "";
        return root.Length == 0 && !ignore.Ignores(".git/config") ? new(false, $"{ignore.Path} does not exclude .git", copy.Line)
            : !Excluded.Any(name => ignore.Ignores($"{root}{name}") || ignore.Ignores($"{root}{name}/x") || ignore.Patterns.Any(pattern => Names(pattern, name))) ? new(false, $"{ignore.Path} excludes neither dependencies nor build output", copy.Line)
            : new(true, $"{ignore.Path} keeps the context clean", copy.Line);
    }

    private static bool Is(IgnoreFile ignore, string folder) =>
        ignore.Path[(ignore.Path.LastIndexOf('/') + 1)..] is ".dockerignore" && ignore.Folder.Equals(folder, StringComparison.OrdinalIgnoreCase);

    // **/node_modules   src/*/bin   .env*
    private static bool Names(string pattern, string name) => !pattern.StartsWith('!') && pattern.Split('/').Any(segment => segment.TrimEnd('*').Equals(name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Evidence> Advice(Dockerfile file)
    {
        var install = file.FinalChain().SelectMany(stage => stage.All("RUN")).FirstOrDefault(run => Installs().IsMatch(run.Arguments) && !CleansUp().IsMatch(run.Arguments));
        return install is null ? [] : [Evidence.Certain("advice: a package install leaves its lists or cache in the layer", new(file.Path, install.Line))];
    }

    private sealed record Facet(bool IsMet, string Message, int Line);

    [GeneratedRegex("""^(latest|stable)([-._]|$)|^$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Floating();

    // mcr.microsoft.com/dotnet/sdk:10.0   golang:1.24-alpine   maven:3-eclipse-temurin-21
    [GeneratedRegex("""(^|/)(sdk|golang|maven|gradle|rust)(:|@|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sdk();

    [GeneratedRegex("""(^|/)node(:|@|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NodeImage();

    [GeneratedRegex("""\b(serve["',\s]+(-s|--single|build|dist|out)|http-server\b|vite["',\s]+preview|live-server\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServesFiles();

    [GeneratedRegex("""\b(dotnet\s+(publish|build)|go\s+(build|install)|cargo\s+(build|install)|mvnw?\s+(\S+\s+)*(package|install|verify)|gradlew?\s+(\S+\s+)*(build|bootJar|assemble|shadowJar)|mix\s+release)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CompileCommand();

    [GeneratedRegex("""\b(npm\s+run|yarn(\s+run)?|pnpm(\s+run)?|bun\s+run)\s+build\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NodeBuild();

    [GeneratedRegex("""\b(apt(-get)?\s+(-\S+\s+)*install|apk\s+add|pip3?\s+install|yum\s+install|dnf\s+install)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Installs();

    [GeneratedRegex("""/var/lib/apt/lists|--no-cache|--mount=type=cache|/var/cache/apk|clean\s+all|apt-get\s+clean|distclean""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CleansUp();

    [GeneratedRegex("""(^|[/._-])(dev|development|local|test|tests|debug|ci|packaging)([/._-]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Development();
}
