using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Configuration;

public sealed partial class SecretsComeFromAStore : Check
{
    private static readonly string[] Kinds =
        ["ExternalSecret", "ClusterExternalSecret", "SealedSecret", "SecretProviderClass", "OnePasswordItem", "VaultStaticSecret", "VaultDynamicSecret", "InfisicalSecret", "DopplerSecret", "SopsSecret", "AzureKeyVaultSecret"];

    private static readonly Idiom Client = new(
        "secrets.manager/client",
        ["AddAzureKeyVault", "SecretClient(", "SecretsManagerClient", "secretsmanager", "SecretManagerServiceClient", "GetSecretValue", "get_secret_value", "hvac.Client", "VaultClient", "NewClient(vault", "api.NewClient", "@Microsoft.KeyVault(", "GetParameterCommand", "get_parameter(", "AddSystemsManager", "AddSecretsManager", "keyvault.v1", "InfisicalSDK", "InfisicalClient", "node-vault", "spring.cloud.vault", "aws-secretsmanager:", "aws-parameterstore:", "sm://", "accessSecretVersion", "access_secret_version", "AddAzureKeyVaultSecrets", "fromSecretsManager", "from_secrets_manager", "fromSsmParameter", "from_ssm_parameter"])
    {
        Pattern = ClientPattern(),
        Languages = [.. Language.Code, Language.Yaml, Language.Json, Language.Configuration, Language.Hcl, Language.Bicep],
    };

    // doppler run -- node server.js
    private static readonly Idiom Wrapper = new("secrets.manager/wrapper", ["doppler run", "infisical run", "op run", "chamber exec", "aws-vault exec", "sops exec-env", "sops -d", "sops --decrypt", "berglas exec", "teller run"])
    {
        Pattern = WrapperPattern(),
        Languages = [Language.Shell, Language.Dockerfile, Language.Yaml, Language.Json, Language.Text],
        Accept = match => match.Language is not Language.Json || match.Path.EndsWith("package.json", StringComparison.Ordinal),
    };

    // DB_PASS=$(aws ssm get-parameter --name /shop/db --with-decryption)   gcloud secrets versions access latest --secret=db
    private static readonly Idiom ByHand = new("secrets.manager/shell", ["aws ssm get-parameter", "secretsmanager get-secret-value", "gcloud secrets versions access", "az keyvault secret show", "vault kv get", "vault read"])
    {
        Languages = [Language.Shell, Language.Yaml, Language.Text],
        Accept = match => !match.Value.Contains("ssm", StringComparison.Ordinal) || match.LineText.Contains("--with-decryption", StringComparison.Ordinal),
        LimitPerFile = 3,
    };

    public override CheckInfo Info { get; } = new("secrets.manager", Category.Configuration, Priority.High, "Secrets come from a managed store at run time")
    {
        Why = "A secret in a file is copied, mailed and committed, and nobody knows who has read it.",
        Remedy = "Move each secret into a store such as Key Vault, Secrets Manager or Vault, and let the application or the platform read it from there.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["OWASP ASVS 5.0 13.3.1, 13.3.2", "Azure Well-Architected SE:09", "AWS Well-Architected SEC02-BP03"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Client, Wrapper, ByHand];

    public override AttestationForm Attestation { get; } = new("Every secret of this system is kept in a managed, encrypted store and read at run time.", ["store", "secrets in it", "who may read them", "encryption at rest"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (Used(repository) is { } used)
        {
            return [Verdict.Pass(Verdict.WholeSystem, $"{used.Message}.", used)];
        }

        var needed = Needed(repository);
        return needed is null && (!repository.Facts.Has(Fact.Database) || IsOpenedByIdentity(repository))
            ? [Verdict.NotApplicable(Verdict.WholeSystem, "no secret is needed")]
            : [Halfway(repository) is { } half
                ? Verdict.Partial(Verdict.WholeSystem, $"{half.Message}.", half)
                : Verdict.Fail(Verdict.WholeSystem, "Secrets come from environment files or manifests; no store is used.", needed ?? repository.Facts.Why(Fact.Database)!)];
    }

    // A table of Amazon's has no password: the role of the program opens it.
    private static bool IsOpenedByIdentity(RepositoryFacts repository) => !repository.Facts.Has(Fact.Relational)
        && CloudCode.Of(repository, ResourceKind.Database).ToList() is { Count: > 0 } stores && stores.TrueForAll(one => one.Is("aws_dynamodb_table*", "AWS::DynamoDB::*", "AWS::Serverless::SimpleTable", "dynamodb.Table", "TableV2", "google_firestore_database"));

    private static Evidence? Used(RepositoryFacts repository)
    {
        var cluster = Cluster.Of(repository);
        if (cluster.OfKind(Kinds).FirstOrDefault() is { } synced)
        {
            return Evidence.Certain($"{synced.Kind} {ManifestText.Shown(synced.Name)} brings secrets from a store", new(synced.Path, synced.Root.Line));
        }

        if (cluster.Workloads.FirstOrDefault(one => Annotated(one)) is { } injected)
        {
            return Evidence.Certain($"Vault's agent brings secrets to {injected.Subject}", injected.At(injected.Pod));
        }

        if (repository.HitsOf(Client).FirstOrDefault(hit => !IsDeclaration(hit)) is { } client)
        {
            return Evidence.Strong($"{client.Path} reads secrets from a store", client.Location);
        }

        if (repository.HitsOf(Wrapper) is [var wrapper, ..])
        {
            return Evidence.Strong($"{wrapper.Path} starts the program with secrets from a store", wrapper.Location);
        }

        if (CloudCode.Of(repository).FirstOrDefault(ReadsStore) is { } reader)
        {
            return reader.Evidence($"{reader.Type} {reader.Name} takes its secrets from a store");
        }

        var sops = repository.Files.FirstOrDefault(file => file.Name is ".sops.yaml" or ".sops.yml" && file.Class == PathClasses.Production);
        return sops is not null && Encrypted(repository) is { } encrypted ? Evidence.Certain($"{encrypted} is encrypted with SOPS", new(sops.Path, 0))
            : ProductionCompose.Of(repository).Select(file => (File: file, Secret: file.Root["secrets"].Entries.FirstOrDefault(entry => entry.Value["external"].Exists && !entry.Value["external"].IsFalse))).FirstOrDefault(one => one.Secret.Key is not null) is { File: not null } external
                ? Evidence.Certain($"the swarm keeps the secret {external.Secret.Key}", new(external.File.Path, external.Secret.Value.Line))
            : null;
    }

    private static Evidence? Halfway(RepositoryFacts repository)
    {
        if (repository.HitsOf(ByHand).FirstOrDefault(hit => hit.Class == PathClasses.Production) is { } read)
        {
            return Evidence.Strong("The deployment reads a secret store and hands the values on", read.Location);
        }

        if (CloudCode.Of(repository, ResourceKind.SecretStore).FirstOrDefault(IsForSecrets) is { } store)
        {
            return store.Evidence("A secret store is declared, but nothing is seen to read it");
        }

        var cluster = Cluster.Of(repository);
        foreach (var workload in cluster.Workloads)
        {
            var reference = workload.AllContainers.SelectMany(container => container["env"].Items.Select(one => one.At("valueFrom", "secretKeyRef")).Concat(container["envFrom"].Items.Select(one => one["secretRef"]))).FirstOrDefault(node => node.Exists);
            if (reference is not null && !cluster.OfKind("Secret").Any(secret => secret.Name.Equals(reference["name"].Text, StringComparison.Ordinal) && IsWritten(secret)))
            {
                return Evidence.Certain($"{workload.Subject} reads Kubernetes Secrets, which somebody makes by hand", workload.At(reference));
            }
        }

        if (repository.ComposeFiles.Where(file => file.Class == PathClasses.Production).Select(file => (File: file, Secrets: file.Root["secrets"])).FirstOrDefault(one => one.Secrets.Entries.Length > 0) is { File: not null } compose)
        {
            return Evidence.Certain("Compose mounts secrets from files on the host", new(compose.File.Path, compose.Secrets.Line));
        }

        if (repository.Files.FirstOrDefault(file => file.Path.EndsWith("credentials.yml.enc", StringComparison.Ordinal) || file.Name is ".env.vault") is { } encrypted)
        {
            return Evidence.Certain($"{encrypted.Path} keeps secrets encrypted beside the source, and its key is a variable", new(encrypted.Path, 0));
        }

        if (PlatformFiles.Apps(repository).FirstOrDefault() is { } app)
        {
            return Evidence.Certain($"{app.Platform} keeps the variables that somebody sets by hand", app.Where);
        }

        var handed = repository.Pipelines.SelectMany(pipeline => pipeline.Jobs.Where(job => Deploys().IsMatch($"{pipeline.Path} {job.Name} {job.Environment}")).Select(job => (Pipeline: pipeline, Node: job.Definition.Descendants().Concat(pipeline.Root["env"].Descendants()).FirstOrDefault(node => node.Text is { } text && PipelineSecret().IsMatch(text))))).FirstOrDefault(one => one.Node is not null);
        return handed.Pipeline is null ? null : Evidence.Certain("The deployment hands on secrets of the pipeline; that is a store for CI, not for run time", new(handed.Pipeline.Path, handed.Node!.Line));
    }

    // A name that only a secret has: in a template, in Compose, in the variables a workload gets.
    private static Evidence? Needed(RepositoryFacts repository)
    {
        var file = repository.EnvironmentFiles.Where(one => one.Class is PathClasses.Production or PathClasses.Sample).Select(one => (one.Path, Entry: one.Entries.FirstOrDefault(entry => SecretNames.IsSecret(entry.Key)))).FirstOrDefault(one => one.Entry is not null);
        if (file.Entry is { } entry)
        {
            return Evidence.Certain($"{entry.Key} is a secret", new(file.Path, entry.Line));
        }

        foreach (var compose in repository.ComposeFiles.Where(one => one.Class == PathClasses.Production))
        {
            foreach (var service in compose.Services)
            {
                var variable = service.Definition["environment"].Entries.Select(one => (Name: one.Key, one.Value.Line)).Concat(service.Definition["environment"].Items.Select(one => (Name: (one.Text ?? "").Split('=')[0], one.Line))).FirstOrDefault(one => SecretNames.IsSecret(one.Name));
                if (variable.Name is not null)
                {
                    return Evidence.Certain($"{variable.Name} is a secret", new(compose.Path, variable.Line));
                }
            }
        }

        return null;
    }

    // A parameter that is not a SecureString holds settings; a template cannot make one.
    private static bool IsForSecrets(CloudResource one) => !one.Is("AWS::SSM::Parameter") && !(one.Is("aws_ssm_parameter") && one.Properties["type"].Text is "String" or "StringList");

    // A Secret whose values stand in the repository is made by it, not outside of it.
    private static bool IsWritten(KubernetesResource secret) => secret.Root["data"].Entries.Concat(secret.Root["stringData"].Entries).Any(entry => entry.Value.Text is { Length: > 0 } text && !Placeholders.IsReference(text) && !text.Contains("__dynamic__", StringComparison.Ordinal) && !text.Contains("ENC[", StringComparison.Ordinal));

    private static bool Annotated(Workload workload) =>
        workload.Resource.Root.At("spec", "template", "metadata", "annotations").Entries.Any(entry => entry.Key.StartsWith("vault.hashicorp.com/agent-inject", StringComparison.Ordinal) && !entry.Value.IsFalse);

    // Terraform that makes a secret is not the program that reads it.
    private static bool IsDeclaration(IdiomHit hit) => hit.Language is Language.Hcl or Language.Bicep && !hit.Value.Contains("KeyVault(", StringComparison.OrdinalIgnoreCase);

    private static bool ReadsStore(CloudResource one) => one.Kind is ResourceKind.Compute or ResourceKind.Cluster
        && one.Properties.Descendants().Any(node => node.Entries.Any(entry => entry.Key is "valueFrom" or "ValueFrom" or "key_vault_secret_id" or "keyVaultUrl" or "secret_key_ref" or "key_vault_reference_identity_id" || (entry.Value.Text is { } text && Reference().IsMatch(text))));

    private static string? Encrypted(RepositoryFacts repository) =>
        repository.DataFiles.FirstOrDefault(file => file.Documents.Any(document => document["sops"].Exists && document["sops"]["mac"].Exists))?.Path
        ?? repository.Files.FirstOrDefault(file => EncryptedName().IsMatch(file.Name))?.Path;

    [GeneratedRegex("""(\.sops\.|\.enc\.|^enc\.|secrets?\.ya?ml$)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EncryptedName();

    [GeneratedRegex("""(@Microsoft\.KeyVault\(|secretsmanager|ssm_parameter|aws_secretsmanager_secret|:secretsmanager:|:ssm:|secret_manager_secret|key_vault_secret)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("""(?<![\w-])(doppler|infisical|op|chamber|aws-vault|sops|berglas|teller) (run|exec|exec-env|-d|--decrypt)(?![\w])""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WrapperPattern();

    [GeneratedRegex("""(deploy|release|production|staging|publish)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Deploys();

    [GeneratedRegex("""\$\{\{\s*secrets\.(?!GITHUB_TOKEN)\w""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PipelineSecret();

    [GeneratedRegex("""(\.AddAzureKeyVault(Secrets)?\s*\(|\bSecretClient\(|\bnew\s+SecretsManagerClient\b|SecretsManagerClient(Builder)?\.(builder|create)|secretsmanager\.(New|GetSecretValue)|\bGetSecretValue(Command|Request|Async|Input)?\b|get_secret_value\(|client\(\s*["'](secretsmanager|ssm)["']|SecretManagerServiceClient\b|hvac\.Client\(|\bnew\s+VaultClient\(\s*new\s+VaultClientSettings|\bnew\s+VaultClient\(\w*[sS]ettings|@Microsoft\.KeyVault\(|\bnew\s+GetParameters?(ByPath)?Command\b|\.get_parameters?(_by_path)?\(\s*(Name|Names|Path)\s*=|\.Add(SystemsManager|SecretsManager)\(|\bnew\s+Infisical(SDK|Client)\(|require\(["']node-vault["']\)|spring\.cloud\.vault\.(uri|token|host)|aws-(secretsmanager|parameterstore):/|(?<!\w)sm://\w|access_?[sS]ecret_?[vV]ersion\(|\bSecret\.(from_?[sS]ecrets_?[mM]anager(Version|_version)?|FromSecretsManager(Version)?|from_?[sS]sm_?[pP]arameter|FromSsmParameter)\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClientPattern();
}
