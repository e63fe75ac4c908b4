using System.Text.RegularExpressions;
using Gapless.Readiness.Masking;

namespace Gapless.Readiness.Checks.Configuration;

public sealed partial class ManifestsHoldNoCredential : Check
{
    public override CheckInfo Info { get; } = new("secrets.plaintext-manifests", Category.Configuration, Priority.High, "Deployment manifests hold no plain credentials")
    {
        Why = "A password in a manifest is known to everybody with the repository, and is usually the weak one that nobody changed.",
        Remedy = "Take the value from a secret reference (secretKeyRef, secrets:, ${NAME} without a default, a managed store) and rotate it.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["OWASP ASVS 5.0 13.3.1", "Polaris sensitiveContainerEnvVar", "kubescape C-0012"],
        Aggregation = Aggregation.AnyFail,
    };

    private static readonly Idiom TerraformLiteral = new("secrets.plaintext-manifests/terraform", ["password", "secret"])
    {
        Pattern = Terraform(),
        Languages = [Language.Hcl, Language.Bicep],
        Accept = match => !Placeholders.IsReference(match.Value) && !(ExampleFile().IsMatch(match.Path) && Placeholders.IsPlaceholder(match.Value)) && !Described().IsMatch(match.LineText) && !Choice().IsMatch(match.Value),
        IsSecret = true,
    };

    public override ImmutableArray<Idiom> Idioms => [TerraformLiteral];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var literals = Compose(repository).Concat(Kubernetes(repository)).Concat(Pipelines(repository)).Concat(Infrastructure(repository)).ToList();
        var files = literals.GroupBy(one => one.Path, StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal).Select(Judge).ToList();
        if (files.Count > 0)
        {
            return files;
        }

        var read = repository.ComposeFiles.Length + repository.KubernetesResources.Length + repository.Pipelines.Length;
        return read == 0 && !repository.Facts.Has(Fact.InfrastructureCode) && !repository.Facts.Has(Fact.Helm)
            ? [Verdict.NotApplicable(Verdict.WholeSystem, "no deployment manifest")]
            : [Verdict.Pass(Verdict.WholeSystem, "No manifest holds a literal credential.", Evidence.Certain($"{repository.ComposeFiles.Length} Compose files, {repository.KubernetesResources.Length} Kubernetes resources and {repository.Pipelines.Length} pipelines read"))];
    }

    private static Verdict Judge(IGrouping<string, Literal> file)
    {
        var evidence = file.Select(one => Evidence.Certain($"{one.Name} is written out", new(one.Path, one.Line, $"{one.Name}: {SecretMask.Mask(one.Value)}"))).ToList();
        var worst = file.FirstOrDefault(one => one.IsProduction);
        return worst is not null
            ? Verdict.Fail(file.Key, $"{worst.Name} is written out in a file that production uses.", evidence)
            : Verdict.Partial(file.Key, $"{file.First().Name} is written out, in a file for development.", evidence);
    }

    private static IEnumerable<Literal> Compose(RepositoryFacts repository)
    {
        var files = repository.ComposeFiles.Where(file => file.Class == PathClasses.Production).ToList();
        var hasProduction = files.Exists(file => file.Use == DeploymentUse.Production) || repository.KubernetesResources.Any(one => one.Class == PathClasses.Production) || repository.Facts.Has(Fact.InfrastructureCode) || repository.Facts.Has(Fact.PlatformService);
        return from file in files
               let isProduction = file.Use == DeploymentUse.Production || (file.Use == DeploymentUse.Unstated && !hasProduction && files.Count(one => one.Use != DeploymentUse.Development) == 1)
               from service in file.Services
               from variable in Variables(service.Definition["environment"])
               where IsLiteral(variable.Name, variable.Value)
               select new Literal(file.Path, variable.Line, variable.Name, DefaultOf(variable.Value), isProduction && !IsLocalDefault(service, variable.Value, file.Use));
    }

    /// <summary>The well-known defaults are partial where the file does not say that it is for production.</summary>
    private static bool IsLocalDefault(ComposeService service, string value, DeploymentUse use) => use != DeploymentUse.Production && WellKnown().IsMatch(value) && service.BuildContext is null;

    private static IEnumerable<Literal> Kubernetes(RepositoryFacts repository)
    {
        foreach (var resource in repository.KubernetesResources.Where(one => one.Class == PathClasses.Production))
        {
            var isProduction = !Development().IsMatch(resource.Path);
            var containers = resource.PodSpec["containers"].Items.Concat(resource.PodSpec["initContainers"].Items);
            var variables = containers.SelectMany(container => container["env"].Items).Select(one => (Name: one["name"].Text ?? "", Value: one["value"].Text ?? "", one["value"].Line));
            var data = resource.Kind switch
            {
                "ConfigMap" => resource.Root["data"].Entries.Where(entry => SecretNames.IsSecret(entry.Key)).Select(entry => (Name: entry.Key, Value: entry.Value.Text ?? "", entry.Value.Line)),
                "Secret" => resource.Root["stringData"].Entries.Concat(resource.Root["data"].Entries).Select(entry => (Name: "password in " + entry.Key, Value: entry.Value.Text ?? "", entry.Value.Line)),
                _ => [],
            };
            foreach (var (name, value, line) in variables.Where(one => SecretNames.IsSecret(one.Name)).Concat(data).Where(one => one.Value.Length > 0 && !one.Value.StartsWith(one.Name, StringComparison.Ordinal) && !Placeholders.IsReference(one.Value)))
            {
                yield return new(resource.Path, line, name, value, isProduction);
            }
        }
    }

    private static IEnumerable<Literal> Pipelines(RepositoryFacts repository) =>
        from pipeline in repository.Pipelines
        from variable in Variables(pipeline.Root["env"]).Concat(pipeline.Jobs.SelectMany(job => Variables(job.Definition["env"]).Concat(job.Steps.SelectMany(step => Variables(step.Definition["env"])))))
        where IsLiteral(variable.Name, variable.Value)
        select new Literal(pipeline.Path, variable.Line, variable.Name, variable.Value, IsProduction: false);

    private static IEnumerable<Literal> Infrastructure(RepositoryFacts repository) =>
        repository.HitsOf(TerraformLiteral).Select(hit => new Literal(hit.Path, hit.Line, hit.Excerpt.Split('=', ':')[0].Trim(), hit.Value, !Development().IsMatch(hit.Path)));

    // environment: {NAME: value}   environment: ["NAME=value"]
    private static IEnumerable<(string Name, string Value, int Line)> Variables(Node environment) => environment.Kind == NodeKind.List
        ? environment.Items.Where(item => item.Text?.Contains('=', StringComparison.Ordinal) == true).Select(item => (item.Text![..item.Text!.IndexOf('=', StringComparison.Ordinal)], item.Text![(item.Text!.IndexOf('=', StringComparison.Ordinal) + 1)..], item.Line))
        : environment.Entries.Select(entry => (entry.Key, entry.Value.Text ?? "", entry.Value.Line));

    private static bool IsLiteral(string name, string value) => SecretNames.IsSecret(name) && DefaultOf(value).Length > 0 && !Switch().IsMatch(value) && !Placeholders.IsReference(DefaultOf(value));

    /// <summary><c>${DB_PASSWORD:-postgres}</c> is the literal postgres where nothing is set; <c>${DB_PASSWORD:?}</c> is a reference.</summary>
    private static string DefaultOf(string value) => Default().Match(value) is { Success: true } match ? match.Groups["default"].Value : value;

    private sealed record Literal(string Path, int Line, string Name, string Value, bool IsProduction);

    [GeneratedRegex("""^\$\{\w+:?-(?<default>[^}]*)\}$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Default();

    // MYSQL_ALLOW_EMPTY_PASSWORD: "yes"
    [GeneratedRegex("""^(true|false|yes|no|on|off|[01])$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Switch();

    [GeneratedRegex("""^(postgres|guest|minioadmin|minio123|minio|test|root|admin|password|mysql|rabbitmq|dev|local|secret)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WellKnown();

    [GeneratedRegex("""(^|[/._-])(dev|development|local|sandbox|test)([/._-]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Development();

    // secretRef: 'openai-key'   passwordAuth: 'Enabled'   password_policy = "strong": about a secret, not one
    [GeneratedRegex("""^\s*\w*_?(ref|auth|authentication|names?|ids?|ur[il]|path|arn|type|length|policy|version|mode|provider|enabled|rotation|status|prefix|suffix|label|description|engine|backend|store)\s*[=:]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Described();

    [GeneratedRegex("""^(enabled|disabled|true|false|none|required|optional)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choice();

    // terraform.tfvars.example, prod.sample.bicepparam
    [GeneratedRegex("""(^|[/._-])(example|sample|template|dist)s?([._-]|$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExampleFile();

    // administrator_login_password = "S3cret"     masterPassword: 'S3cret'
    [GeneratedRegex("""^\s*\w*(password|secret)\w*\s*[=:]\s*["'](?<value>[^"'$\r\n]{1,100})["']""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Terraform();
}
