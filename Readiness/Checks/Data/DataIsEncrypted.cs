using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Data;

public sealed partial class DataIsEncrypted : Check
{
    private static readonly ImmutableArray<string> Where =
        [.. Language.Code, Language.Yaml, Language.Json, Language.Configuration, Language.Toml, Language.Dotenv, Language.Hcl, Language.Bicep, Language.Dockerfile, Language.Shell];

    private static readonly Idiom Verified = new("data.encryption/verified", ["sslmode=verify", "VerifyFull", "VerifyCA", "Encrypt=", "rediss://", "SASL_SSL", "security.protocol", "amqps://", "require_secure_transport", "rds.force_ssl", "tls=true", "mongodb+srv://", "ssl=true", "sslmode: verify", "ssl_cert_reqs", "transit_encryption_enabled", "rejectUnauthorized: true"])
    {
        Pattern = VerifiedPattern(),
        Languages = Where,
        Accept = match => !IsLocal(match.LineText) && !match.LineText.Contains("tlsAllowInvalid", StringComparison.OrdinalIgnoreCase) && !match.LineText.Contains("tlsInsecure=true", StringComparison.OrdinalIgnoreCase),
    };

    private static readonly Idiom Unverified = new("data.encryption/unverified", ["sslmode=require", "sslmode: require", "SSL Mode=Require", "SslMode=Require", "rejectUnauthorized", "TrustServerCertificate", "ssl_cert_reqs", "tlsAllowInvalid", "tlsInsecure"])
    {
        Pattern = UnverifiedPattern(),
        Languages = Where,
        Accept = match => !IsLocal(match.LineText) && !IsLocal(match.Path),
    };

    private static readonly Idiom Open = new("data.encryption/open", ["sslmode=disable", "sslmode: disable", "Encrypt=False", "PLAINTEXT", "NODE_TLS_REJECT_UNAUTHORIZED", "verify=False", "InsecureSkipVerify", "DangerousAcceptAnyServerCertificateValidator", "SSL Mode=Disable", "SslMode=None", "require_secure_transport", "useSSL=false"])
    {
        Pattern = OpenPattern(),
        Languages = Where,
        Accept = match => !IsLocal(match.LineText) && !IsLocal(match.Path) && !(match.Path.Contains("compose", StringComparison.OrdinalIgnoreCase) && Neighbour().IsMatch(match.LineText)),
    };

    public override CheckInfo Info { get; } = new("data.encryption", Category.Data, Priority.High, "Data is encrypted in transit and at rest")
    {
        Why = "Passwords and people's data pass each switch between the application and its database, and lie on disks that others handle.",
        Remedy = "Verify the server's certificate on each connection, force TLS at the server, and turn on encryption of every disk and bucket.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Attestation],
        References = ["OWASP ASVS 5.0 12.3, 14.1", "GDPR Art. 32", "AWS Well-Architected SEC08, SEC09", "Azure Well-Architected SE:07"],
        AppliesWhen = Condition.Any(Fact.Database, Fact.Cache, Fact.Queue),
    };

    public override ImmutableArray<Idiom> Idioms => [Verified, Unverified, Open];

    public override AttestationForm Attestation { get; } = new("Every connection to a store is encrypted and verified, and every store is encrypted at rest.", ["provider of each store", "owner of the keys", "connections"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var transit = InTransit(repository);
        var rest = AtRest(repository).ToList();
        return transit is null && rest.Count == 0 ? [] :
        [
            transit ?? Verdict.Unknown("in transit", UnknownReason.Never, "Nothing shows how connections to the stores are encrypted."),
            .. rest.DefaultIfEmpty(Verdict.Unknown("at rest", UnknownReason.Never, "Nothing shows whether the stores are encrypted at rest.")),
        ];
    }

    private static Verdict? InTransit(RepositoryFacts repository)
    {
        static bool IsProduction(IdiomHit hit) => hit.Class == PathClasses.Production && !EnvironmentNames.IsOther(hit.Path) && !ComposeForDevelopment().IsMatch(hit.Path);

        if (repository.HitsOf(Open).FirstOrDefault(IsProduction) is { } open)
        {
            return Verdict.Fail("in transit", $"A connection goes out unprotected: {open.Value}.", Evidence.Strong(open.Excerpt, open.Location));
        }

        if (PlainRedis(repository) is { } plain)
        {
            return Verdict.Fail("in transit", "Production talks to the cache over plain redis://.", plain);
        }

        if (repository.HitsOf(Unverified).FirstOrDefault(IsProduction) is { } unverified)
        {
            return Verdict.Partial("in transit", $"Connections are encrypted, but the server is not verified: {unverified.Value}.", Evidence.Strong(unverified.Excerpt, unverified.Location));
        }

        return repository.HitsOf(Verified).FirstOrDefault(IsProduction) is { } verified
            ? Verdict.Pass("in transit", "Connections are encrypted and verified.", Evidence.Strong(verified.Excerpt, verified.Location))
            : CloudCode.Of(repository).Select(one => (One: one, Set: one.Setting("transit_encryption_enabled", "require_ssl", "ssl_enforcement_enabled", "TransitEncryptionEnabled"))).FirstOrDefault(one => one.Set.IsTrue) is { One: not null } forced
                ? Verdict.Pass("in transit", "The server accepts encrypted connections only.", Evidence.Certain("TLS is forced", forced.One.At(forced.Set)))
                : CloudCode.Of(repository, ResourceKind.Database, ResourceKind.Cache, ResourceKind.Queue).ToList() is { Count: > 0 } stores && stores.TrueForAll(IsAskedOverTls) ? Verdict.Pass("in transit", "The services are asked over HTTPS only.", stores[0].Evidence("HTTPS is the provider's rule"))
                : CloudCode.Of(repository).FirstOrDefault(IsClosedToPlainText) is { } closed ? Verdict.Pass("in transit", "The server accepts encrypted connections only.", closed.Evidence("TLS is the provider's rule"))
                : null;
    }

    // env: REDIS_URL: redis://cache.example.com:6379, not a container beside it
    private static Evidence? PlainRedis(RepositoryFacts repository)
    {
        foreach (var workload in Cluster.Of(repository).Workloads)
        {
            var value = workload.AllContainers.SelectMany(container => container["env"].Items).Select(one => one["value"]).FirstOrDefault(node => node.Text is { } text && PlainRedisAddress().IsMatch(text));
            if (value is not null)
            {
                return Evidence.Certain("redis:// to another host", workload.At(value));
            }
        }

        return null;
    }

    // Azure's servers refuse plain connections unless they are told otherwise, which Open would have found.
    private static bool IsClosedToPlainText(CloudResource one) =>
        one.Is("azurerm_postgresql_flexible_server", "azurerm_mysql_flexible_server", "azurerm_mssql_server", "Microsoft.DBforPostgreSQL/flexibleServers", "Microsoft.DBforMySQL/flexibleServers", "Microsoft.Sql/servers", "AddAzurePostgresFlexibleServer", "AddAzureSqlServer");

    // What is asked over HTTPS alone.
    private static bool IsAskedOverTls(CloudResource one) => one.Is("aws_dynamodb_table", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::Serverless::SimpleTable", "dynamodb.Table", "TableV2", "module/terraform-aws-modules/dynamodb-table*", "azurerm_cosmosdb_*", "Microsoft.DocumentDB/databaseAccounts*", "AddAzureCosmosDB", "google_firestore_database", "aws_sqs_queue", "AWS::SQS::Queue", "sqs.Queue", "aws_sns_topic", "AWS::SNS::Topic", "sns.Topic");

    private static IEnumerable<Verdict> AtRest(RepositoryFacts repository)
    {
        foreach (var store in CloudCode.Of(repository).Where(one => one.Kind is ResourceKind.Database or ResourceKind.Cache or ResourceKind.Queue or ResourceKind.Storage && (one.Properties.Entries.Length > 0 || one.Is("AddAzure*"))))
        {
            var subject = $"{store.Type} {store.Name}";
            var encrypted = store.Setting("storage_encrypted", "StorageEncrypted", "at_rest_encryption_enabled", "AtRestEncryptionEnabled", "encrypted", "Encrypted");
            if (encrypted.IsFalse)
            {
                yield return Verdict.Fail(subject, "Its storage is not encrypted.", Evidence.Certain("storage_encrypted = false", store.At(encrypted)));
            }
            else if (encrypted.IsTrue || store.Setting("kms_key_id", "KmsKeyId", "encryption_key_name", "customer_managed_key", "disk_encryption_set_id", "kms_key_arn", "server_side_encryption").Exists || IsEncryptedByProvider(store))
            {
                yield return Verdict.Pass(subject, "It is encrypted at rest.", Evidence.Certain(encrypted.IsTrue ? "storage is encrypted" : "the provider encrypts it", encrypted.IsTrue ? store.At(encrypted) : store.Location));
            }
            else if (store.Is("aws_db_instance", "aws_rds_cluster", "aws_elasticache_replication_group", "aws_efs_file_system", "AWS::RDS::DBInstance", "AWS::RDS::DBCluster", "AWS::EFS::FileSystem", "aws_elasticache_cluster"))
            {
                yield return Verdict.Fail(subject, "Its storage is not encrypted unless the code says so.", store.Evidence("storage_encrypted is not set"));
            }
        }
    }

    private static bool IsEncryptedByProvider(CloudResource store) =>
        store.Is("azurerm_*", "Microsoft.*", "AddAzure*", "google_*", "aws_s3_bucket", "AWS::S3::Bucket", "aws_dynamodb_table", "AWS::DynamoDB::*", "AWS::Serverless::SimpleTable", "dynamodb.Table", "TableV2", "module/terraform-aws-modules/dynamodb-table*", "digitalocean_database_cluster", "mongodbatlas_*", "neon_*", "planetscale_*", "aws_sqs_queue");

    private static bool IsLocal(string text) => LocalPlace().IsMatch(text) || Question().IsMatch(text);

    // What a program asks of an address it is given is not the address; the default of a parameter is no call.
    [GeneratedRegex("""(\b(contains|includes|indexOf)|starts_?with|ends_?with|has_?prefix)\??\(|^\s*(async )?def |<>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Question();

    [GeneratedRegex("""(localhost|127\.0\.0\.1|host\.docker\.internal|\bunix:|(^|[/._-])(dev|development|local|test|tests|testing|ci)([/._?&"'\s-]|$)|isDev|IsDevelopment|NODE_ENV\s*[!=]==?\s*['"](dev|test))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LocalPlace();

    // A Compose file that does not say production is for laptops.
    [GeneratedRegex("""(^|/)(docker-)?compose(\.override)?\.ya?ml$|(^|/)\.(github|circleci|gitlab)|(^|/)\.env(\.\w+)?$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ComposeForDevelopment();

    // postgres://user@db:5432/shop: a container of the same Compose file
    [GeneratedRegex("""(@|host=|Server=)[\w-]+(:\d+)?[/;\s,]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Neighbour();

    [GeneratedRegex("""^redis://[^/]*[\w-]+\.[\w-]+\.[\w.-]+""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainRedisAddress();

    [GeneratedRegex("""(sslmode["']?\s*[=:]\s*["']?verify-(ca|full)|SSL ?Mode\s*=\s*Verify(CA|Full)|SslMode\.Verify(CA|Full)|\bEncrypt=(True|Strict|Mandatory)(?![^"'\r\n]{0,120}TrustServerCertificate=True)|rediss://[^\s"'`)]|SASL_SSL|security\.protocol["']?\s*[=:]\s*["']?SSL|amqps://[^\s"'`)]|require_secure_transport["']?\s*[=:]\s*["']?(ON|1|true)|rds\.force_ssl|mongodb(\+srv)?://[^\s"']{1,200}tls=true|mongodb\+srv://[^\s"'`)]|transit_encryption_enabled\s*=\s*true|rejectUnauthorized\s*:\s*true)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VerifiedPattern();

    [GeneratedRegex("""(sslmode["']?\s*[=:]\s*["']?require\b|SSL ?Mode\s*=\s*Require|rejectUnauthorized\s*:\s*false|TrustServerCertificate=True|tls(AllowInvalid(Certificates|Hostnames)|Insecure)["']?\s*[=:]\s*["']?true|ssl_cert_reqs["']?\s*[=:]\s*["']?(none|CERT_NONE)\b(?! if))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnverifiedPattern();

    [GeneratedRegex("""(sslmode["']?\s*[=:]\s*["']?disable\b|require_secure_transport["'][^}]{0,80}["'](OFF|off)["']|\bEncrypt=False|security[._]protocol["']?\s*[=:]\s*["']PLAINTEXT|NODE_TLS_REJECT_UNAUTHORIZED["'\]]*\s*[=:]\s*["']?0|(?<=[(,]\s{0,4})verify=False|InsecureSkipVerify:\s*true|DangerousAcceptAnyServerCertificateValidator|SSL ?Mode\s*=\s*(Disable|None)\b|useSSL=false)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OpenPattern();
}
