using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>Resources that programs make: the name of a class of the CDK or of Pulumi, or of a method of an Aspire application host, is the evidence; what is set is read where it is a literal.</summary>
internal static partial class ProgramResources
{
    private static readonly ImmutableArray<string> Methods = [.. ResourceKinds.Constructors.Where(name => name.StartsWith("Add", StringComparison.Ordinal))];
    private static readonly ImmutableArray<string> Classes = [.. ResourceKinds.Constructors.Except(Methods, StringComparer.Ordinal)];

    /// <summary><c>builder.AddPostgres("db")</c></summary>
    public static Idiom Added { get; } = new(InfrastructureReader.Prefix + "added", [.. Methods.Select(method => "." + method)])
    {
        Pattern = AddedPattern(),
        Languages = [Language.CSharp],
        In = PathClasses.Production | PathClasses.Sample,
        Accept = match => Methods.Contains(match.Value, StringComparer.Ordinal),
        LimitPerFile = 60,
    };

    /// <summary><c>new rds.DatabaseInstance(this, 'db', …)</c>, <c>aws.rds.Instance("db")</c></summary>
    public static Idiom Made { get; } = new(InfrastructureReader.Prefix + "made", [.. Classes.Select(name => name + "(")])
    {
        Pattern = MadePattern(),
        Languages = [Language.JavaScript, Language.Python, Language.CSharp, Language.Java, Language.Go],
        In = PathClasses.Production | PathClasses.Sample,
        Accept = match => TypeOf(match.Value) is not null,
        LimitPerFile = 60,
    };

    public static IEnumerable<CloudResource> Read(RepositoryFacts repository, IReadOnlyCollection<(string Idiom, IdiomHit Hit)> hits, IReadOnlyDictionary<string, string> texts)
    {
        var hosts = repository.Manifests.Where(IsApplicationHost).Select(manifest => RepositoryPath.Folder(manifest.Path)).ToList();
        var programs = repository.Files.Where(file => file.Name is "cdk.json" or "Pulumi.yaml" or "Pulumi.yml").Select(file => (file.Folder, Tool: file.Name is "cdk.json" ? InfrastructureTool.CloudDevelopmentKit : InfrastructureTool.Pulumi)).ToList();
        foreach (var (idiom, hit) in hits)
        {
            if (idiom.Equals(Added.Name, StringComparison.Ordinal))
            {
                if (IsHostFile(hit.Path) || hosts.Exists(folder => RepositoryPath.IsInside(hit.Path, folder)))
                {
                    yield return Of(repository, hit, InfrastructureTool.Aspire, hit.Value, texts);
                }
            }
            else if (programs.Find(program => RepositoryPath.IsInside(hit.Path, program.Folder)) is { Folder: not null } program && TypeOf(hit.Value) is { } type)
            {
                yield return Of(repository, hit, program.Tool, type, texts);
            }
        }
    }

    private static CloudResource Of(RepositoryFacts repository, IdiomHit hit, InfrastructureTool tool, string type, IReadOnlyDictionary<string, string> texts) => new(
        hit.Path, repository.File(hit.Path)?.Class ?? PathClasses.Production, tool, type, NameIn(hit.Excerpt),
        texts.TryGetValue(hit.Path, out var text) ? ProgramCall.Settings(text, hit.Line, hit.Value) : Node.Map([], hit.Line), hit.Line);

    private static bool IsApplicationHost(PackageManifest manifest) =>
        manifest.Dependencies.Any(dependency => dependency.Name.StartsWith("Aspire.Hosting", StringComparison.OrdinalIgnoreCase) || dependency.Name.Equals("Aspire.AppHost.Sdk", StringComparison.OrdinalIgnoreCase));

    private static bool IsHostFile(string path) => RepositoryPath.Name(path) is "AppHost.cs" or "apphost.cs";

    private static string NameIn(string excerpt) => FirstString().Match(excerpt) is { Success: true } match ? match.Groups["name"].Value : "";

    // rds.DatabaseInstance is known by its class alone, sqs.Queue only with its module.
    private static string? TypeOf(string qualified)
    {
        var segments = qualified.Split('.');
        return Classes.Contains(segments[^1], StringComparer.Ordinal) ? segments[^1]
            : segments.Length > 1 && Classes.Contains($"{segments[^2]}.{segments[^1]}", StringComparer.Ordinal) ? $"{segments[^2]}.{segments[^1]}"
            : null;
    }

    [GeneratedRegex(@"\.(?<method>Add[A-Z]\w+)\s*(?:<[^<>()]*>)?\s*\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddedPattern();

    [GeneratedRegex(@"(?<![\w.])(?<class>(?:\w+\.){0,3}[A-Z]\w+)\s*\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MadePattern();

    [GeneratedRegex(@"\(\s*(?:this\s*,|self\s*,|scope\s*,|stack\s*,|ctx\s*,)?\s*[""'`](?<name>[^""'`]{1,80})[""'`]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstString();
}
