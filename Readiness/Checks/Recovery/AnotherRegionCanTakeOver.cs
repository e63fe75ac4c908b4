using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Recovery;

public sealed partial class AnotherRegionCanTakeOver : Check
{
    private static readonly Idiom Decision = new("dr.multi-region/decision", ["single region", "single-region", "one region", "multi-region", "multi region"]) { Pattern = DecisionPattern(), Languages = [Language.Markdown, Language.Text], In = PathClasses.Documentation, LimitPerFile = 1 };

    public override CheckInfo Info { get; } = new("dr.multi-region", Category.Recovery, Priority.Low, "A second region can take over, or the choice not to is recorded")
    {
        Why = "Regions fail for hours; whether that is acceptable should have been decided before.",
        Remedy = "Replicate the data first; or write down that one region is enough, with what that means for recovery, an owner and a date to look again.",
        Effort = Effort.Large,
        Methods = [Method.Repository, Method.Attestation],
        References = ["AWS Well-Architected REL10-BP01, REL13-BP02", "Azure Well-Architected RE:05"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Decision];

    public override AttestationForm Attestation { get; } = new("A second region can take over, or one region is accepted with what that means.", ["decision", "owner", "reason", "RTO it implies", "review date"], 365);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var all = CloudCode.Of(repository);
        var compute = Regions(all.Where(one => one.Kind is ResourceKind.Compute or ResourceKind.Cluster));
        var routed = all.FirstOrDefault(one => one.Is("azurerm_traffic_manager_profile", "Microsoft.Network/trafficManagerProfiles", "aws_globalaccelerator_*") || (one.Is("aws_route53_record", "AWS::Route53::RecordSet") && one.Setting("failover_routing_policy", "latency_routing_policy", "Failover").Exists));
        // Copies of files are no copy of the database beside them.
        var isDatabase = all.Any(one => one.Kind is ResourceKind.Database);
        var data = all.FirstOrDefault(one => IsReplicated(one) && (!isDatabase || one.Kind is not ResourceKind.Storage));
        List<Evidence> evidence = [.. ((CloudResource?[])[data, routed]).OfType<CloudResource>().Select(one => one.Evidence())];
        evidence.AddRange(compute.Count > 1 ? [Evidence.Certain($"compute in {string.Join(", ", compute)}", all.First(one => one.Kind is ResourceKind.Compute or ResourceKind.Cluster).Location)] : []);
        var decision = repository.HitsOf(Decision).FirstOrDefault(hit => DecisionFile().IsMatch(hit.Path) && !CheckName().IsMatch(hit.Excerpt) && Chosen().IsMatch(hit.Excerpt));
        return [(data is not null, compute.Count > 1 || routed is not null) switch
        {
            (true, true) => Verdict.Pass(Verdict.WholeSystem, "Compute and data are in more than one region.", evidence),
            (true, false) => Verdict.Partial(Verdict.WholeSystem, "Data is replicated to another region, but nothing runs there.", evidence),
            (false, true) => Verdict.Partial(Verdict.WholeSystem, "Parts run in more than one region, but the data is in one.", evidence),
            _ when decision is not null => Verdict.Partial(Verdict.WholeSystem, "The choice of regions is written down; owner, reason and date of review have to be attested.", Evidence.Certain(decision.Excerpt, decision.Location)),
            _ => Verdict.Fail(Verdict.WholeSystem, "Everything is in one region, and no decision says that this is accepted.", Evidence.Certain(all.Length > 0 ? "no second region in the infrastructure code" : "no infrastructure code and no decision record")),
        }];
    }

    private static HashSet<string> Regions(IEnumerable<CloudResource> resources) =>
        resources.Select(one => one.Properties["region"].Text ?? one.Properties["location"].Text ?? one.Properties["provider"].Text).OfType<string>().Where(region => Region().IsMatch(region)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    // Zones are not regions, and a network that delivers pages is none either.
    private static bool IsReplicated(CloudResource one) =>
        one.Is("aws_rds_global_cluster", "aws_db_instance_automated_backups_replication", "aws_s3_bucket_replication_configuration", "aws_elasticache_global_replication_group", "azurerm_mssql_failover_group", "azurerm_cosmosdb_account_multi*")
        || (one.Kind is ResourceKind.Database && (one.Setting("replica").Exists || one.Setting("replica_regions", "replicaRegions").Exists || one.Setting("geo_location", "locations").Items.Length >= 2 || (one.Setting("replicate_source_db", "source_server_id", "create_source_server_id").Exists && one.Properties["provider"].Exists) || one.Setting("create_mode", "createMode").Text is "Replica" or "GeoReplica"))
        || (one.Kind is ResourceKind.Storage && one.Setting("account_replication_type", "sku_name").Text is "GRS" or "RAGRS" or "GZRS" or "RAGZRS" or "Standard_GRS" or "Standard_RAGRS");

    // eu-west-1, West Europe, aws.replica; not an expression that is worked out later, and not what is everywhere
    [GeneratedRegex("""^(?!global$|location$|region$|all$)[a-z][a-z0-9 .-]{2,40}$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Region();

    [GeneratedRegex("""\b(single|one|multi)[- ]region\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DecisionPattern();

    // `dr.multi-region`, but not the words themselves
    [GeneratedRegex("""[\w.]\.(multi|single)-region""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CheckName();

    [GeneratedRegex("""^#|accept|decid|choos|chose|enough|deploy|\brun|start with|stay|not (yet )?(need|worth|support)|instead|only|will be|is sufficient""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Chosen();

    [GeneratedRegex("""(^|/)(adrs?|decisions?|architecture-decisions?)/|(^|/)adr[-_ ]?\d""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DecisionFile();
}
