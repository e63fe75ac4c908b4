using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gapless.Collectors.Components;
using Gapless.Collectors.Repositories;
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

    // Bucket, Queue and Table mean a resource only where they come from a module of the CDK.
    private static readonly ImmutableArray<(string Module, string Class)> Imported = [.. Classes.Where(name => name.Contains('.', StringComparison.Ordinal)).Select(name => (name.Split('.')[0], name.Split('.')[1]))];

    /// <summary><c>import { Table } from "aws-cdk-lib/aws-dynamodb"</c> and <c>new Table(this, 't', …)</c></summary>
    public static Idiom Bare { get; } = new(InfrastructureReader.Prefix + "bare", [.. Imported.Select(one => one.Class + "(").Distinct(StringComparer.Ordinal)])
    {
        Pattern = BarePattern(),
        Languages = [Language.JavaScript, Language.Python],
        In = PathClasses.Production | PathClasses.Sample,
        Accept = match => Imported.Any(one => one.Class.Equals(match.Value, StringComparison.Ordinal)),
        LimitPerFile = 60,
    };

    /// <summary><c>app.NewContainerApp(ctx, "api", …)</c>, <c>new AzureNative.DBforPostgreSQL.Server("db", …)</c></summary>
    public static Idiom Native { get; } = new(InfrastructureReader.Prefix + "native", NativeTypes.Anchors)
    {
        Pattern = NativePattern(),
        Languages = [Language.JavaScript, Language.Python, Language.CSharp, Language.Java, Language.Go],
        In = PathClasses.Production | PathClasses.Sample,
        Accept = match => NativeTypes.Of(match.Value) is not null,
        LimitPerFile = 60,
    };

    public static IEnumerable<CloudResource> Read(RepositoryFacts repository, IReadOnlyCollection<(string Idiom, IdiomHit Hit)> hits, IReadOnlyDictionary<string, string> texts, TimeLimited limited)
    {
        var hosts = repository.Manifests.Where(IsApplicationHost).Select(manifest => RepositoryPath.Folder(manifest.Path)).ToList();
        var programs = repository.Files.Where(file => file.Name is "cdk.json" or "Pulumi.yaml" or "Pulumi.yml").Select(file => (file.Folder, Tool: file.Name is "cdk.json" ? InfrastructureTool.CloudDevelopmentKit : InfrastructureTool.Pulumi))
            .Concat(repository.Manifests.Where(IsProgram).Select(manifest => (manifest.Folder, Tool: InfrastructureTool.CloudDevelopmentKit))).ToList();
        return hits.SelectMany(one => limited.Read(one.Hit.Path, "what the program makes", () => Read(repository, one.Idiom, one.Hit, hosts, programs, texts)));
    }

    private static IEnumerable<CloudResource> Read(RepositoryFacts repository, string idiom, IdiomHit hit, List<string> hosts, List<(string Folder, InfrastructureTool Tool)> programs, IReadOnlyDictionary<string, string> texts)
    {
        if (idiom.Equals(Added.Name, StringComparison.Ordinal))
        {
            if (IsHostFile(hit.Path) || hosts.Exists(folder => RepositoryPath.IsInside(hit.Path, folder)))
            {
                yield return Of(repository, hit, InfrastructureTool.Aspire, hit.Value, texts);
            }
        }
        else if (idiom.Equals(Native.Name, StringComparison.Ordinal))
        {
            if (programs.Exists(program => program.Tool is InfrastructureTool.Pulumi && RepositoryPath.IsInside(hit.Path, program.Folder)))
            {
                yield return Of(repository, hit, InfrastructureTool.Pulumi, NativeTypes.Of(hit.Value)!, texts);
            }
        }
        else if (programs.Find(program => RepositoryPath.IsInside(hit.Path, program.Folder)) is { Folder: not null } program && (idiom.Equals(Bare.Name, StringComparison.Ordinal) ? ImportedAs(hit.Value, texts.GetValueOrDefault(hit.Path, "")) : TypeOf(hit.Value)) is { } type
            && (program.Tool is not InfrastructureTool.CloudDevelopmentKit || !hit.Path.EndsWith(".py", StringComparison.Ordinal) || IsScoped(hit, texts.GetValueOrDefault(hit.Path, ""))))
        {
            yield return Of(repository, hit, program.Tool, type, texts);
        }
    }

    // from aws_cdk.aws_dynamodb import Table   import { AttributeType, Table } from "aws-cdk-lib/aws-dynamodb";
    private static string? ImportedAs(string name, string text)
    {
        var modules = Import().Matches(text).Where(match => match.Groups["names"].Value.Split([',', ' ', '\n', '\r', '\t', '{', '}', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Contains(name, StringComparer.Ordinal)).Select(match => match.Groups["module"].Value).ToList();
        var found = Imported.FirstOrDefault(one => one.Class.Equals(name, StringComparison.Ordinal) && modules.Contains(one.Module, StringComparer.Ordinal));
        return found.Class is null ? null : $"{found.Module}.{found.Class}";
    }

    private static CloudResource Of(RepositoryFacts repository, IdiomHit hit, InfrastructureTool tool, string type, IReadOnlyDictionary<string, string> texts) => new(
        hit.Path, repository.File(hit.Path)?.Class ?? PathClasses.Production, tool, type, NameIn(hit.Excerpt),
        texts.TryGetValue(hit.Path, out var text) ? SettingsOf(text, hit, tool) : Node.Map([], hit.Line), hit.Line);

    private static Node SettingsOf(string text, IdiomHit hit, InfrastructureTool tool)
    {
        var own = ProgramCall.Settings(text, hit.Line, hit.Value);
        return tool is InfrastructureTool.Aspire ? Node.Map([.. own.Entries.Concat(ProvisioningSettings.Of(text, hit.Value)).DistinctBy(pair => pair.Key, StringComparer.Ordinal)], hit.Line) : own;
    }

    // The CDK's library runs a program of the CDK, whether its cdk.json is there or not; a library of constructs has it as a peer.
    private static bool IsProgram(PackageManifest manifest) => manifest.Class == PathClasses.Production && !manifest.Root["peerDependencies"].Exists
        && manifest.Dependencies.Any(dependency => !dependency.IsDevelopment && dependency.Name is "aws-cdk-lib" or "Amazon.CDK.Lib");

    // A construct stands in a scope: dynamodb.Table(self, "Orders"). dynamodb.Table("orders") asks a table for its items.
    private static bool IsScoped(IdiomHit hit, string text)
    {
        var at = ProgramCall.PlaceOf(text, hit.Line, hit.Value);
        return at < 0 || Scope().IsMatch(text[at..Math.Min(text.Length, at + hit.Value.Length + 200)]);
    }

    private static bool IsApplicationHost(PackageManifest manifest) =>
        manifest.Find("Aspire.Hosting*") is not null || (manifest.Ecosystem is "nuget" && DotNetProject.Of(manifest).IsAspireHost);

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

    [GeneratedRegex(@"(?<!\w)(?<class>\w+\.[A-Z]\w+)\s*\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NativePattern();

    [GeneratedRegex(@"(?<![\w.])(?<class>[A-Z]\w+)\s*\(\s*(?:this|self|scope|stack)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BarePattern();

    [GeneratedRegex(@"^[\w.]+\s*\(\s*(\w+\.)*(self|scope|stack|app|this|construct|cls|parent|\w*_?(stack|scope))\s*,", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 20000)]
    private static partial Regex Scope();

    [GeneratedRegex(@"\bimport\s*\{(?<names>[^{}]{1,600})\}\s*from\s*[""']aws-cdk-lib/aws-(?<module>[\w-]{1,40})[""']|\bfrom\s+aws_cdk\.aws_(?<module>\w{1,40})\s+import\s+(?<names>\([^()]{1,600}\)|[^\n]{1,300})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 20000)]
    private static partial Regex Import();

    [GeneratedRegex(@"\(\s*(?:this\s*,|self\s*,|scope\s*,|stack\s*,|ctx\s*,)?\s*[""'`](?<name>[^""'`]{1,80})[""'`]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 20000)]
    private static partial Regex FirstString();
}
