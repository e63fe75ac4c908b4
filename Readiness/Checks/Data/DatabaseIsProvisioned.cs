using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Containers;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Data;

public sealed partial class DatabaseIsProvisioned : Check
{
    public override CheckInfo Info { get; } = new("db.provisioned", Category.Data, Priority.Critical, "A durable, redundant production database is provisioned")
    {
        Why = "The application can be deployed again in minutes; a database on one disk cannot.",
        Remedy = "Choose a managed database in a tier with high availability, and turn on its protection from deletion.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Repository, Method.Attestation],
        References = ["AWS Well-Architected REL10, REL11", "Azure Well-Architected RE:05"],
        AppliesWhen = Condition.All(Fact.Database),
    };

    public override AttestationForm Attestation { get; } = new("A durable, redundant production database is provisioned.", ["provider", "tier", "region", "high availability"], 180);

    public override ImmutableArray<ProbeRequest> Requests => HealthCandidates.Requests;

    /// <summary>A healthy database on the production target exists; how it is made is not seen.</summary>
    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var report = HealthCandidates.Found(target).FirstOrDefault(answer => answer.IsSuccess && HealthReport.Dependencies(answer).Any(name => HealthReport.KindOf(name) is Fact.Database));
        return [report is null ? Verdict.Unknown(target.Name, UnknownReason.Never, "No health answer names a database.")
            : target.Facts.Has(Fact.ProductionTarget) ? Verdict.Pass(target.Name, $"{report.Asked} reports a healthy database.", report.Seen("names the database", "content-type"))
            : Verdict.Unknown(target.Name, UnknownReason.Never, "A database is healthy, but the target is not marked as production.", report.Seen("names the database"))];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        List<Verdict> found = [.. Cloud(repository), .. DatabaseOperators.In(Cluster.Of(repository)).Select(OfOperator), .. Platforms(repository)];
        if (found.Count > 0)
        {
            return found;
        }

        found = [.. Containers(repository)];
        return found.Count > 0 ? found : [Verdict.Fail(Verdict.WholeSystem, "Nothing provisions a database for production.", repository.Facts.Why(Fact.Database) ?? Evidence.Certain("no managed database, operator or platform database"))];
    }

    private static IEnumerable<Verdict> Cloud(RepositoryFacts repository)
    {
        var all = ManagedDatabases.All(repository);
        return ManagedDatabases.Of(repository).Select(one => OfCloud(one, all));
    }

    private static Verdict OfCloud(CloudResource one, ImmutableArray<CloudResource> all)
    {
        var subject = $"{one.Type} {one.Name}";
        if (one.Is("aws_dynamodb_table", "AWS::DynamoDB::Table", "google_firestore_database", "azurerm_cosmosdb_account", "Microsoft.DocumentDB/databaseAccounts", "aws_rds_global_cluster", "dynamodb.Table", "TableV2", "google_spanner_instance", "AWS::DynamoDB::GlobalTable", "AWS::Serverless::SimpleTable", "module/terraform-aws-modules/dynamodb-table*"))
        {
            return one.IsOptional() ? Verdict.Partial(subject, "It is made only where a setting asks for it.", one.Evidence()) : Verdict.Pass(subject, "The service is redundant by itself.", one.Evidence());
        }

        if (one.Properties.Entries.IsEmpty || one.Tool is InfrastructureTool.Aspire)
        {
            var standby = one.Setting("HighAvailability");
            return Verdict.Partial(subject, CloudCode.IsUnresolved(standby) ? "A managed database is declared; whether it has a standby is known only when it is deployed." : "A managed database is declared; its tier and redundancy are not read.", Evidence.Certain(subject, standby.Exists ? one.At(standby) : one.Location));
        }

        var size = one.Setting("instance_class", "DBInstanceClass", "sku_name", "tier", "size", "node_type").Text ?? one.Setting("sku").Text ?? "";
        List<string> flaws = [.. SmallTier().IsMatch(size) ? [$"its tier {size} is for development"] : (string[])[], .. IsRedundant(one, all) ? [] : (string[])["it has no standby"]];
        var isProtected = one.Setting("deletion_protection", "DeletionProtection", "deletion_protection_enabled", "deletionProtectionEnabled").IsTrue || one.Properties["lifecycle"].Descendants().Any(node => node["prevent_destroy"].IsTrue) || one.Setting("removalPolicy", "removal_policy").Text is "RETAIN" || one.Is("azurerm_*", "Microsoft.*", "digitalocean_*");
        flaws.AddRange(isProtected ? [] : ["nothing protects it from deletion"]);
        flaws.AddRange(one.IsOptional() ? ["it is made only where a setting asks for it"] : []);
        var evidence = Evidence.Certain($"{subject}: {(size.Length > 0 ? size : "no tier stated")}", one.Location);
        return flaws.Count == 0 ? Verdict.Pass(subject, "It is managed, redundant and protected.", evidence) : Verdict.Partial(subject, $"It is managed, but {string.Join(" and ", flaws)}.", evidence);
    }

    private static bool IsRedundant(CloudResource one, ImmutableArray<CloudResource> all)
    {
        var mode = one.Setting("high_availability", "highAvailability");
        return one.Setting("multi_az", "MultiAZ", "zone_redundant", "zoneRedundant", "multi_az_deployment").IsTrue
            || (mode.Exists && !mode.Descendants().Any(node => node.Text is "Disabled"))
            || one.Setting("availability_type").Text is "REGIONAL"
            || one.Setting("node_count", "num_instances", "instance_count", "replica_count", "instances", "number_of_nodes").Number >= 2
            || (one.Tool is InfrastructureTool.CloudDevelopmentKit && one.Setting("readers").Exists)
            || one.Setting("replication_factor").Number >= 2
            || all.Any(other => other.Is("aws_rds_cluster_instance", "AWS::RDS::DBInstance") && other != one && one.Is("aws_rds_cluster", "AWS::RDS::DBCluster") && (other.Properties["count"].Number >= 2 || all.Count(each => each.Type.Equals(other.Type, StringComparison.Ordinal)) >= 2))
            || all.Any(other => other != one && other.Setting("replicate_source_db", "SourceDBInstanceIdentifier", "master_instance_name").Text?.Contains(one.Name, StringComparison.Ordinal) == true);
    }

    private static Verdict OfOperator(KubernetesResource database)
    {
        var (subject, instances) = ($"{database.Kind}/{ManifestText.Shown(database.Name)}", DatabaseOperators.Instances(database));
        var evidence = Evidence.Certain($"{instances} instance(s)", new(database.Path, database.Root["spec"].Line));
        return instances >= 2 ? Verdict.Pass(subject, $"An operator runs {instances} instances of it.", evidence) : Verdict.Partial(subject, "An operator runs it, but with one instance.", evidence);
    }

    private static IEnumerable<Verdict> Platforms(RepositoryFacts repository)
    {
        foreach (var file in repository.DataFiles.Where(file => file.Class == PathClasses.Production && file.Documents.Length > 0 && !OfferedPlatforms.Holds(repository, file.Path)))
        {
            var root = file.Documents[0]["spec"].Exists ? file.Documents[0]["spec"] : file.Documents[0];
            var isRender = file.Path.EndsWith("render.yaml", StringComparison.Ordinal) || file.Path.EndsWith("render.yml", StringComparison.Ordinal);
            var isOcean = file.Path.EndsWith(".do/app.yaml", StringComparison.Ordinal) || file.Path.EndsWith(".do/app.yml", StringComparison.Ordinal);
            foreach (var database in isRender || isOcean ? root["databases"].Items : [])
            {
                var (name, evidence) = (database["name"].Text ?? "database", Evidence.Certain("databases", new(file.Path, database.Line)));
                var isRedundant = isRender ? database["highAvailability"].At("enabled").IsTrue : database["production"].IsTrue && database["num_nodes"].Number >= 2;
                yield return isRedundant ? Verdict.Pass(name, "The platform runs it with a standby.", evidence)
                    : Verdict.Partial(name, isRender && database["plan"].Text is null or "free" ? "The platform runs it in a tier for development." : "The platform runs it, but without a standby.", evidence);
            }

            if (file.Path.EndsWith("app.json", StringComparison.Ordinal) && root["addons"].OneOrMany().Concat(root["addons"].Items.Select(addon => addon["plan"])).FirstOrDefault(addon => addon.Text is { } text && Addon().IsMatch(text)) is { } heroku)
            {
                yield return Verdict.Partial(heroku.Text!, "The platform runs it; whether its plan has a standby is not stated.", Evidence.Certain("addons", new(file.Path, heroku.Line)));
            }
        }
    }

    private static IEnumerable<Verdict> Containers(RepositoryFacts repository)
    {
        foreach (var workload in Cluster.Of(repository).Workloads.Where(one => one.Kind is not ("Job" or "CronJob") && one.Containers.Any(container => StoreImages.KindOf(container["image"].Text) is Fact.Database)))
        {
            var isKept = workload.Resource.Root.At("spec", "volumeClaimTemplates").Items.Length > 0 || workload.Pod["volumes"].Items.Any(volume => volume["persistentVolumeClaim"].Exists);
            var evidence = Evidence.Certain(isKept ? "one container with a volume" : "one container without a volume", workload.At(workload.Pod));
            yield return isKept ? Verdict.Partial(workload.Subject, "The database is one container with a volume.", evidence) : Verdict.Fail(workload.Subject, "The database is one container that keeps nothing.", evidence);
        }

        foreach (var file in ProductionCompose.Of(repository))
        {
            foreach (var service in file.Services.Where(service => StoreImages.KindOf(service.Image) is Fact.Database))
            {
                var isKept = ComposeText.Mounts(service).Any(mount => mount.Source is not null);
                var evidence = Evidence.Certain(isKept ? "one container with a volume" : "one container without a volume", new(file.Path, service.Definition.Line));
                yield return isKept ? Verdict.Partial(service.Name, "The database is one container with a volume, on one host.", evidence) : Verdict.Fail(service.Name, "The database is one container that keeps nothing.", evidence);
            }
        }
    }

    // db.t3.micro, B_Standard_B1ms, Basic, db-f1-micro
    [GeneratedRegex("""(\.t\d+g?\.(nano|micro|small)|^B_|Standard_B|^Basic$|Burstable|^db-(f1|g1)|-1vcpu-|^free$|^basic)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SmallTier();

    [GeneratedRegex("""(postgres|mysql|jawsdb|cleardb|mongo)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Addon();
}
