using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Containers;

public sealed partial class DeployablePartsBuildIntoImages : Check
{
    private static readonly string[] PlatformFiles = ["vercel.json", "netlify.toml", "app.yaml", "host.json", "Procfile", "serverless.yml"];

    private static readonly Idiom SdkPublish = new("container.dockerfile/sdk-publish", ["EnableSdkContainerSupport", "ContainerImageName", "ContainerRepository", "PublishContainer", "ContainerFamily"])
    {
        Languages = [Language.Xml],
    };

    private static readonly Idiom JavaImage = new("container.dockerfile/java", ["jib-maven-plugin", "com.google.cloud.tools.jib", "build-image", "bootBuildImage", "docker-maven-plugin", "dockerfile-maven"]) { Languages = [Language.Xml, Language.Java] };

    // builder.AddProject<Projects.Api>("api")
    private static readonly Idiom AspireProject = new("container.dockerfile/aspire-project", ["AddProject<"]) { Pattern = ProjectReference(), Languages = [Language.CSharp], LimitPerFile = 100 };
    private static readonly Idiom AspirePublish = new("container.dockerfile/aspire-publish", ["ComposeEnvironment", "KubernetesEnvironment", "ContainerAppEnvironment", "AppServiceEnvironment"]) { Languages = [Language.CSharp], CodeOnly = true };

    private static readonly string[] ImageCommands =
        ["PublishContainer", "spring-boot:build-image", "bootBuildImage", "jib:build", "pack build", "ko build", "ko publish", "nixpacks build"];

    public override CheckInfo Info { get; } = new("container.dockerfile", Category.Containers, Priority.Critical, "Every deployable part builds into a container image")
    {
        Why = "What runs in production must be what was built and tested, and not depend on what somebody installed on a machine.",
        Remedy = "Add a multi-stage Dockerfile (or an SDK container publish) to each deployable part, end it with a start command, and build it in CI.",
        Effort = Effort.Medium,
        Methods = [Method.Repository],
        References = ["Twelve-Factor App V", "Docker build best practices"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [SdkPublish, JavaImage, AspireProject, AspirePublish];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        // What holds for every component is looked up once.
        var command = repository.Pipelines.SelectMany(pipeline => pipeline.Steps).SelectMany(step => step.Commands)
            .FirstOrDefault(one => ImageCommands.Any(image => one.Text.Contains(image, StringComparison.OrdinalIgnoreCase)));
        var platforms = repository.Files.Where(file => file.Class == PathClasses.Production && PlatformFiles.Contains(file.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        return repository.Components.Where(component => component.IsService).Select(component => Judge(repository, component, command, platforms));
    }

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component, PipelineCommand? command, List<FileFact> platforms)
    {
        var files = ComponentImages.Of(repository, component).ToList();
        if (files.Find(ComponentImages.Starts) is { } complete)
        {
            return MissingSource(repository, complete) is { } missing
                ? Verdict.Partial(component.Name, $"{complete.Path} copies {missing.What}, which is not in its context.", Evidence.Certain("copied path does not exist", missing.Where))
                : Verdict.Pass(component.Name, $"{complete.Path} builds it, {complete.Stages.Length} stage(s), with a start command.", Evidence.Certain("Dockerfile with a start command", new(complete.Path, complete.Final!.Line)));
        }

        if (Mechanism(repository, component, command) is { } mechanism)
        {
            return Verdict.Pass(component.Name, mechanism.Message, mechanism);
        }

        if (files is [var first, ..])
        {
            return Verdict.Partial(component.Name, $"The final stage of {first.Path} has no start command.", Evidence.Certain("no ENTRYPOINT or CMD", new(first.Path, first.Final!.Line)));
        }

        return component.Facts.Has(Fact.Functions) && component.Facts.Why(Fact.Functions) is { } functions ? Verdict.NotApplicable(component.Name, "a platform runs its functions", functions)
            : Platform(platforms, component) is { } platform
            ? Verdict.NotApplicable(component.Name, $"a platform builds it from source ({platform.Path})", Evidence.Certain("platform source build", new(platform.Path, 0)))
            : Verdict.Fail(component.Name, "Nothing builds an image of it.", Evidence.Certain("deployable component without an image build", new(component.Manifest.Path, 0)));
    }

    private static Evidence? Mechanism(RepositoryFacts repository, ComponentFacts component, PipelineCommand? command)
    {
        if ((repository.FirstOf(component, SdkPublish, JavaImage) ?? InParent(repository, component)) is { } hit)
        {
            return Evidence.Certain($"{hit.Path} builds the image without a Dockerfile.", hit.Location);
        }

        if (Aspire(repository, component) is { } aspire)
        {
            return aspire;
        }

        return command is null ? null : Evidence.Certain($"{command.Path} builds the image without a Dockerfile.", new(command.Path, command.Line, command.Text));
    }

    /// <summary>Settings of all projects: the parent pom, Directory.Build.props.</summary>
    private static IdiomHit? InParent(RepositoryFacts repository, ComponentFacts component) =>
        repository.HitsOf(component.Stack == Fact.Java ? JavaImage : SdkPublish)
            .FirstOrDefault(hit => hit.Path is "pom.xml" or "build.gradle" or "build.gradle.kts" or "Directory.Build.props" or "Directory.Build.targets" && component.Stack is Fact.Java or Fact.DotNet);

    /// <summary>An Aspire host that runs the project and publishes somewhere builds its image.</summary>
    private static Evidence? Aspire(RepositoryFacts repository, ComponentFacts component)
    {
        if (!repository.Facts.Has(Fact.Aspire))
        {
            return null;
        }

        var name = component.Name.Replace('.', '_').Replace('-', '_');
        var reference = repository.HitsOf(AspireProject).FirstOrDefault(hit => hit.Value.EndsWith(name, StringComparison.OrdinalIgnoreCase) || hit.Value.EndsWith(name[(name.LastIndexOf('_') + 1)..], StringComparison.OrdinalIgnoreCase));
        var publishes = repository.FirstOf(null, AspirePublish)?.Location ?? (repository.File("azure.yaml") is { } azure ? new Location(azure.Path, 0) : null);
        return reference is not null && publishes is not null ? Evidence.Certain($"{reference.Path} publishes it.", reference.Location) : null;
    }

    private static FileFact? Platform(List<FileFact> platforms, ComponentFacts component) =>
        platforms.Find(file => file.Folder.Length == 0 || file.Folder.Equals(component.Path, StringComparison.OrdinalIgnoreCase));

    private static (string What, Location Where)? MissingSource(RepositoryFacts repository, Dockerfile file)
    {
        foreach (var copy in file.Stages.SelectMany(stage => stage.All("COPY")).Where(copy => copy.TakesFromContext && !copy.Arguments.Contains('\n', StringComparison.Ordinal)))
        {
            var source = copy.Sources.FirstOrDefault(word => !word.StartsWith("--", StringComparison.Ordinal) && word.AsSpan().IndexOfAny("*?[$") < 0 && !Exists(repository, file.Context, word));
            if (source is not null)
            {
                return (source, new(file.Path, copy.Line, $"COPY {copy.Arguments}"));
            }
        }

        return null;
    }

    private static bool Exists(RepositoryFacts repository, string context, string source)
    {
        var trimmed = source.TrimStart('.', '/').TrimEnd('/');
        var path = context.Length > 0 && trimmed.Length > 0 ? $"{context}/{trimmed}" : trimmed.Length > 0 ? trimmed : context;
        var dotted = source.StartsWith("./", StringComparison.Ordinal) ? source[2..] : source;
        var dottedPath = context.Length > 0 ? $"{context}/{dotted.TrimEnd('/')}" : dotted.TrimEnd('/');
        // The context may be the root: nothing says where a build by hand is started.
        return path.Length == 0 || MadeByBuild(trimmed) || repository.Holds(trimmed) || repository.Holds(path) || repository.Holds(dottedPath);
    }

    /// <summary>Output of an earlier build step is in no checkout; copying it is unusual but not wrong.</summary>
    private static bool MadeByBuild(string path) => path.Split('/').Any(segment => segment is "dist" or "build" or "out" or "target" or "bin" or "publish" or ".next");

    [GeneratedRegex("""AddProject<(Projects\.)?(?<value>\w+)>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProjectReference();
}
