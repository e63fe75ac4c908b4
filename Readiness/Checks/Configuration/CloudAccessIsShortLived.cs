using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Configuration;

public sealed partial class CloudAccessIsShortLived : Check
{
    private static readonly string[] KeyNames = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AZURE_CLIENT_SECRET", "ARM_CLIENT_SECRET", "GOOGLE_APPLICATION_CREDENTIALS", "GCP_SA_KEY", "GOOGLE_CREDENTIALS"];

    private static readonly Idiom Identity = new("secrets.workload-identity/code", ["DefaultAzureCredential", "ManagedIdentityCredential", "WorkloadIdentityCredential", "fromTokenFile", "fromWebToken", "fromContainerMetadata", "fromInstanceMetadata", "InstanceProfileCredentialsProvider", "WebIdentityTokenFileCredentialsProvider"])
    {
        Pattern = IdentityPattern(),
        Languages = Language.Code,
        CodeOnly = true,
    };

    public override CheckInfo Info { get; } = new("secrets.workload-identity", Category.Configuration, Priority.Medium, "Workloads and pipelines use short-lived identity, not static cloud keys")
    {
        Why = "A static key works for whoever copies it, from anywhere, until somebody remembers to change it.",
        Remedy = "Let the pipeline sign in by OpenID Connect, give each workload a role or a managed identity, and delete the keys.",
        Effort = Effort.Medium,
        Methods = [Method.Repository],
        References = ["AWS Well-Architected SEC02-BP02", "Azure Well-Architected SE:05", "OWASP ASVS 5.0 13.2.1"],
        AppliesWhen = Condition.Any(Fact.Service, Fact.InfrastructureCode, Fact.ContinuousIntegration),
        Aggregation = Aggregation.AnyFail,
    };

    public override ImmutableArray<Idiom> Idioms => [Identity];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var identity = Runtime(repository);
        List<Verdict> verdicts = [.. repository.Pipelines.Select(pipeline => OfPipeline(pipeline, identity is not null)).OfType<Verdict>(), .. Manifests(repository), .. Resources(repository)];
        if (identity is not null)
        {
            verdicts.Add(Verdict.Pass("run time", "Workloads have an identity of their own in the cloud.", identity));
        }

        return verdicts.Count > 0 || UsesCloud(repository) ? verdicts : [Verdict.NotApplicable(Verdict.WholeSystem, "neither a cloud's library nor a sign-in to a cloud")];
    }

    private static Verdict? OfPipeline(Pipeline pipeline, bool hasIdentity)
    {
        var steps = pipeline.Jobs.Where(job => !job.IsDisabled).SelectMany(job => job.Steps).ToList();
        var keys = steps.Select(step => (Step: step, Key: StaticKey(step))).FirstOrDefault(one => one.Key is not null);
        var variable = Variables(pipeline.Root["env"]).Concat(pipeline.Jobs.SelectMany(job => Variables(job.Definition["env"]).Concat(job.Steps.SelectMany(step => Variables(step.Definition["env"])))))
            .FirstOrDefault(one => KeyNames.Contains(one.Name, StringComparer.Ordinal) && !IsLocal(one.Value));
        if (keys.Key is not null || variable.Name is not null)
        {
            var (name, line) = keys.Key is not null ? (keys.Key, keys.Step.Line) : (variable.Name!, variable.Line);
            var evidence = Evidence.Certain($"{name} in the pipeline", new(pipeline.Path, line));
            return hasIdentity
                ? Verdict.Partial(pipeline.Path, $"The pipeline signs in with a static key ({name}); workloads have identities.", evidence)
                : Verdict.Fail(pipeline.Path, $"The pipeline signs in with a static key ({name}).", evidence);
        }

        return steps.Find(SignsInByToken) is { } token
            ? Verdict.Pass(pipeline.Path, "The pipeline signs in by OpenID Connect.", Evidence.Certain(token.Action!, new(pipeline.Path, token.Line)))
            : null;
    }

    private static string? StaticKey(PipelineStep step)
    {
        var with = step.Definition["with"];
        return step.Action switch
        {
            { } action when action.StartsWith("aws-actions/configure-aws-credentials", StringComparison.OrdinalIgnoreCase) && with["aws-access-key-id"].Text is { } key && !IsLocal(key) => "aws-access-key-id",
            { } action when action.StartsWith("azure/login", StringComparison.OrdinalIgnoreCase) && with["creds"].Exists => "creds",
            { } action when action.StartsWith("google-github-actions/auth", StringComparison.OrdinalIgnoreCase) && with["credentials_json"].Exists => "credentials_json",
            _ => null,
        };
    }

    private static bool SignsInByToken(PipelineStep step)
    {
        var with = step.Definition["with"];
        return step.Action is { } action
            && ((action.StartsWith("aws-actions/configure-aws-credentials", StringComparison.OrdinalIgnoreCase) && with["role-to-assume"].Exists)
                || (action.StartsWith("azure/login", StringComparison.OrdinalIgnoreCase) && with["client-id"].Exists)
                || (action.StartsWith("google-github-actions/auth", StringComparison.OrdinalIgnoreCase) && with["workload_identity_provider"].Exists));
    }

    private static IEnumerable<Verdict> Manifests(RepositoryFacts repository)
    {
        foreach (var workload in Cluster.Of(repository).Workloads)
        {
            var variables = workload.AllContainers.SelectMany(container => container["env"].Items).Select(one => (Name: one["name"].Text ?? "", Value: one["value"].Text ?? "", one["name"].Line)).ToList();
            if (KeyIn(variables) is { } verdict)
            {
                yield return verdict(workload.Subject, workload.Resource.Path);
            }
        }

        foreach (var file in ProductionCompose.Of(repository))
        {
            foreach (var service in file.Services)
            {
                if (KeyIn(Variables(service.Definition["environment"]).ToList()) is { } verdict)
                {
                    yield return verdict($"{file.Path} {service.Name}", file.Path);
                }
            }
        }
    }

    // S3-compatible stores of others know nothing but keys.
    private static Func<string, string, Verdict>? KeyIn(List<(string Name, string Value, int Line)> variables)
    {
        var key = variables.Find(one => KeyNames.Contains(one.Name, StringComparer.Ordinal) && !IsLocal(one.Value));
        var isForeign = variables.Exists(one => one.Name.Contains("ENDPOINT", StringComparison.OrdinalIgnoreCase) && !one.Value.Contains("amazonaws.com", StringComparison.OrdinalIgnoreCase));
        return key.Name is null ? null : (subject, path) => isForeign
            ? Verdict.Partial(subject, $"It holds {key.Name} for a store that has only keys; rotate them.", Evidence.Certain(key.Name, new(path, key.Line)))
            : Verdict.Fail(subject, $"It holds a static key ({key.Name}).", Evidence.Certain(key.Name, new(path, key.Line)));
    }

    private static IEnumerable<Verdict> Resources(RepositoryFacts repository) =>
        CloudCode.Of(repository).Where(one => one.Is("aws_iam_access_key", "AWS::IAM::AccessKey", "google_service_account_key", "azuread_application_password", "azuread_service_principal_password"))
            .Select(one => Verdict.Fail($"{one.Type} {one.Name}", "Infrastructure code makes a static key.", one.Evidence()));

    private static Evidence? Runtime(RepositoryFacts repository)
    {
        if (Cluster.Of(repository).OfKind("ServiceAccount").FirstOrDefault(one => Identities.Any(key => one.Root.At("metadata", "annotations")[key].Exists)) is { } account)
        {
            return Evidence.Certain($"ServiceAccount {ManifestText.Shown(account.Name)} has a role in the cloud", new(account.Path, account.Root.Line));
        }

        var resource = CloudCode.Of(repository).FirstOrDefault(one => one.Is("aws_eks_pod_identity_association", "azurerm_user_assigned_identity", "Microsoft.ManagedIdentity/userAssignedIdentities", "AddAzureUserAssignedIdentity")
            || one.Setting("task_role_arn", "TaskRoleArn", "iam_instance_profile", "IamInstanceProfile", "service_account_email", "workload_identity_config", "instance_role_arn").Exists
            || (one.Kind == ResourceKind.Compute && one.Setting("identity", "service_account").Exists)
            || (one.Is("aws_lambda_function", "AWS::Lambda::Function") && one.Setting("role").Exists));
        return resource is not null ? resource.Evidence($"{resource.Type} {resource.Name} gives an identity")
            : repository.HitsOf(Identity) is [var hit, ..] ? Evidence.Strong(hit.Excerpt, hit.Location)
            : null;
    }

    private static readonly string[] Identities = ["eks.amazonaws.com/role-arn", "iam.gke.io/gcp-service-account", "azure.workload.identity/client-id"];

    private static bool UsesCloud(RepositoryFacts repository) =>
        repository.Resources.Any(one => one.Class == PathClasses.Production && one.Tool is not InfrastructureTool.Aspire)
        || repository.Manifests.Any(manifest => manifest.Class == PathClasses.Production && manifest.Dependencies.Any(dependency => !dependency.IsDevelopment && CloudLibrary().IsMatch($"{dependency.Group}:{dependency.Name}")));

    private static IEnumerable<(string Name, string Value, int Line)> Variables(Node environment) => environment.Kind == NodeKind.List
        ? environment.Items.Select(item => (Name: (item.Text ?? "").Split('=')[0], Value: item.Text is { } text && text.Contains('=', StringComparison.Ordinal) ? text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..] : "", item.Line))
        : environment.Entries.Select(entry => (entry.Key, entry.Value.Text ?? "", entry.Value.Line));

    // LocalStack, MinIO and emulators take any key.
    private static bool IsLocal(string value) => LocalKey().IsMatch(value);

    [GeneratedRegex("""^["']?(test|dummy|fake|minio\w*|localstack|local|key|example|foo|x+)["']?$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LocalKey();

    [GeneratedRegex("""(@aws-sdk/|(^|:)aws-sdk|AWSSDK\.|boto3|aioboto3|aws-sdk-go|software\.amazon\.awssdk|aws-sdk-\w+|@azure/|Azure\.(Storage|Identity|Messaging|Security|Data)|(^|:)azure-|azure-sdk-for-go|@google-cloud/|Google\.Cloud\.|google-cloud-|cloud\.google\.com/go)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CloudLibrary();

    [GeneratedRegex("""\b(DefaultAzureCredential(Builder)?|ManagedIdentityCredential|WorkloadIdentityCredential|InstanceProfileCredentialsProvider|WebIdentityTokenFileCredentialsProvider|from(TokenFile|WebToken|ContainerMetadata|InstanceMetadata))\b\s*[(.]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdentityPattern();
}
