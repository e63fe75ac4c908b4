using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Governance;

public sealed partial class ResourcesCarryTags : Check
{
    private static readonly ImmutableArray<(string Name, string[] Keys)> Wanted =
        [("environment", ["environment", "env", "stage"]), ("owner", ["owner", "team", "maintainer", "contact"]), ("service", ["service", "app", "application", "project", "name", "component", "system", "product"]), ("cost centre", ["costcenter", "costcentre", "billing", "cost", "billingcode", "department"])];

    // Tags.of(this).add('owner', 'shop')
    private static readonly Idiom OfProgram = new("cost.tags/program", ["Tags.of(", "Tags.Of("]) { Languages = [Language.JavaScript, Language.Python, Language.CSharp, Language.Java, Language.Go], LimitPerFile = 10 };

    // new Shop(app, 'shop', { tags: { … } })
    private static readonly Idiom OfStack = new("cost.tags/stack", ["tags:", "tags=", "Tags ="]) { Languages = [Language.JavaScript, Language.Python, Language.CSharp, Language.Java], CodeOnly = true, LimitPerFile = 1 };

    public override CheckInfo Info { get; } = new("cost.tags", Category.Governance, Priority.Low, "Resources carry owner, environment and cost-allocation tags")
    {
        Why = "A bill without tags is one number, and nobody dares to delete what may belong to somebody.",
        Remedy = "Set the environment, the owner, the service and the cost centre once, as default tags of the provider.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["AWS Well-Architected COST02, COST03", "Azure Well-Architected CO:03, CO:04"],
        AppliesWhen = Condition.All(Fact.InfrastructureCode),
    };

    public override ImmutableArray<Idiom> Idioms => [OfProgram, OfStack];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (OfPrograms(repository) is { } program)
        {
            return [program];
        }

        var taggable = CloudCode.Of(repository).Where(IsTaggable).ToList();
        if (taggable.Count == 0)
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "no resource that takes tags")];
        }

        var defaults = Defaults(repository);
        var tagged = defaults.Keys.Count > 0 ? taggable : taggable.Where(one => Tags(one).Exists).ToList();
        var share = tagged.Count * 100 / taggable.Count;
        var keys = tagged.SelectMany(one => KeysOf(Tags(one))).Concat(defaults.Keys).Concat(tagged.Exists(one => CloudCode.IsUnresolved(Tags(one))) ? Locals(repository) : []).Select(Plain).ToHashSet(StringComparer.Ordinal);
        var missing = Wanted.Where(wanted => !wanted.Keys.Any(key => keys.Contains(key) || keys.Any(one => one.EndsWith(key, StringComparison.Ordinal)))).Select(wanted => wanted.Name).ToList();
        var evidence = Evidence.Certain($"{tagged.Count} of {taggable.Count} resources carry tags{(missing.Count > 0 ? $", none names {string.Join(", ", missing)}" : "")}", defaults.Where ?? (tagged.Count > 0 ? tagged[0] : taggable[0]).Location);
        if (keys.Count == 0 && share >= 50)
        {
            return [Verdict.Partial(Verdict.WholeSystem, $"{share} % of the resources carry tags; which ones is known only when it is deployed.", evidence)];
        }

        return [(share, missing.Count) switch
        {
            (>= 90, <= 1) => Verdict.Pass(Verdict.WholeSystem, $"{share} % of the resources carry the tags.", evidence),
            (>= 50, <= 2) => Verdict.Partial(Verdict.WholeSystem, missing.Count > 0 ? $"{share} % of the resources carry tags, without {string.Join(" and ", missing)}." : $"{share} % of the resources carry the tags.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, $"{share} % of the resources carry tags{(missing.Count > 0 ? $", without {string.Join(", ", missing)}" : "")}.", evidence),
        }];
    }

    // provider "aws" { default_tags { tags = { … } } }
    private static (List<string> Keys, Location? Where) Defaults(RepositoryFacts repository)
    {
        foreach (var file in repository.DataFiles.Where(file => file.Class == PathClasses.Production && file.Language is Language.Hcl && file.Documents.Length > 0))
        {
            var tags = file.Documents[0]["provider"].Descendants().Select(node => node["default_tags"].Exists ? node["default_tags"] : node["default_labels"]).FirstOrDefault(node => node.Exists);
            if (tags is not null)
            {
                var keys = tags.Descendants().SelectMany(node => node.Entries).Select(entry => entry.Key).Where(key => key is not "tags").ToList();
                return (keys.Count > 0 ? keys : [.. Locals(repository)], new(file.Path, tags.Line));
            }
        }

        return ([], null);
    }

    // locals { tags = { … } }     variable "tags" { default = { … } }
    private static IEnumerable<string> Locals(RepositoryFacts repository) => repository.DataFiles
        .Where(file => file.Class == PathClasses.Production && file.Language is Language.Hcl && file.Documents.Length > 0)
        .SelectMany(file => file.Documents[0]["locals"].Descendants().Concat(file.Documents[0]["variable"].Descendants()))
        .SelectMany(node => node.Entries.Where(entry => entry.Key.Contains("tags", StringComparison.OrdinalIgnoreCase) || entry.Key.Contains("labels", StringComparison.OrdinalIgnoreCase)))
        .SelectMany(entry => entry.Value.Descendants().SelectMany(node => node.Entries)).Select(entry => entry.Key);

    private static Node Tags(CloudResource one) => one.Properties["tags"] is { Exists: true } tags ? tags : one.Properties["Tags"] is { Exists: true } list ? list : one.Properties["labels"] is { Exists: true } labels ? labels : one.Properties["user_labels"];

    // { env: prod }   [{ Key: env, Value: prod }]
    private static IEnumerable<string> KeysOf(Node tags) => tags.Entries.Select(entry => entry.Key).Concat(tags.Items.Select(item => item["Key"].Text).OfType<string>());

    private static string Plain(string key) => new([.. key.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);

    // A program tags a whole stack at once, so one call counts for all.
    private static Verdict? OfPrograms(RepositoryFacts repository)
    {
        var made = CloudCode.Of(repository).Where(one => one.Tool is InfrastructureTool.CloudDevelopmentKit && Wears(one.Kind)).ToList();
        if (made.Count == 0)
        {
            return null;
        }

        if (repository.HitsOf(OfProgram).Where(hit => hit.Class == PathClasses.Production).ToList() is [var first, ..] added)
        {
            var names = Wanted.Where(wanted => added.Exists(hit => wanted.Keys.Any(key => hit.Excerpt.Contains(key, StringComparison.OrdinalIgnoreCase)))).Select(wanted => wanted.Name).ToList();
            return names.Count >= Wanted.Length - 1 ? Verdict.Pass(Verdict.WholeSystem, "The program tags everything that it makes.", Evidence.Strong(first.Excerpt, first.Location))
                : Verdict.Partial(Verdict.WholeSystem, names.Count == 0 ? "The program tags what it makes; by which names was not read." : $"The program tags what it makes with {string.Join(" and ", names)} only.", Evidence.Strong(first.Excerpt, first.Location));
        }

        return repository.HitsOf(OfStack).FirstOrDefault(hit => hit.Class == PathClasses.Production && (made.Exists(one => one.Path.Equals(hit.Path, StringComparison.Ordinal)) || Entry().IsMatch(hit.Path))) is { } stack
            ? Verdict.Partial(Verdict.WholeSystem, "The program names tags; by which names was not read.", Evidence.Strong(stack.Excerpt, stack.Location))
            : Verdict.Fail(Verdict.WholeSystem, "The program tags nothing that it makes.", made[0].Evidence());
    }

    private static bool IsTaggable(CloudResource one) =>
        one.Tool is InfrastructureTool.Terraform or InfrastructureTool.Bicep or InfrastructureTool.ResourceManager or InfrastructureTool.CloudFormation
        && Wears(one.Kind)
        && !Untaggable().IsMatch(one.Type);

    private static bool Wears(ResourceKind kind) =>
        kind is ResourceKind.Database or ResourceKind.Cache or ResourceKind.Queue or ResourceKind.Storage or ResourceKind.LoadBalancer or ResourceKind.ContentDelivery or ResourceKind.Network or ResourceKind.Cluster or ResourceKind.Compute or ResourceKind.Registry or ResourceKind.SecretStore or ResourceKind.EncryptionKey or ResourceKind.Logs;

    // bin/shop.ts, infra/app.py
    [GeneratedRegex("""(^|/)bin/[^/]+$|(^|/)(app|main|program)\.\w+$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();

    // Parts of a resource, rules and attachments take no tags.
    [GeneratedRegex("""(_(policy|rule|rules|attachment|listener|association|version|record|container|acl|configuration|public_access_block|versioning|encryption|permission|user|database|stream|share|firewall_rule|subscription)$|/(databases|firewallRules|configurations|containers|blobServices|fileServices|secrets|config|subnets|originGroups|routes|ruleSets|securityPolicies|customDomains|roleAssignments|networkConfigurations|accessPolicies)(/|$)|^(kubernetes|helm|random|null|local|tls|cloudflare|vercel|github)_|Policy$|Attachment$|Association$)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Untaggable();
}
