using System.Globalization;
using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class MainBranchIsProtected : Check
{
    // The CDK for Terraform and Pulumi; what they set on it is not read.
    private static readonly Idiom Program = new("ci.branch-protection/program", ["BranchProtection", "RepositoryRuleset"])
    {
        Pattern = ProtectionInCode(),
        Languages = [Language.JavaScript, Language.Python, Language.Go, Language.CSharp],
    };

    public override CheckInfo Info { get; } = new("ci.branch-protection", Category.Delivery, Priority.High, "The main branch needs review and green checks")
    {
        Why = "Without it one push, tired or stolen, goes to production unseen.",
        Remedy = "Require a pull request, one review and the pipeline's check on the main branch, for administrators too.",
        Effort = Effort.Small,
        Methods = [Method.Attestation, Method.Heartbeat, Method.Repository],
        References = ["OpenSSF Scorecard Branch-Protection, Code-Review", "SLSA v1.2 Source track"],
    };

    public override ImmutableArray<Idiom> Idioms => [Program];

    public override AttestationForm Attestation { get; } =
        new("The main branch takes changes through reviewed pull requests with green checks only, and nobody can push past them.", ["number of reviewers", "required checks", "who may bypass", "export or screenshot"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (Settings(repository) is { } settings)
        {
            return [Judge(settings.Rules, settings.Evidence)];
        }

        if (repository.FirstOf(null, Program) is { } program)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "A program protects branches; what it asks for was not read.", Evidence.Strong("settings as code", program.Location))];
        }

        if (repository.Files.FirstOrDefault(file => file.Path is "CODEOWNERS" or ".github/CODEOWNERS" or "docs/CODEOWNERS" or ".gitlab/CODEOWNERS" or ".gitea/CODEOWNERS") is { } owners)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "Code owners are named; whether their review is required is set at the forge.", Evidence.Hint("code owners", new(owners.Path, 0)))];
        }

        return [];
    }

    /// <summary>An export of the forge's settings: <c>reviews</c>, <c>checks</c> (counts), <c>force_push</c>, <c>deletion</c> (allowed or blocked), <c>admins</c> (included or exempt).</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No export was ever received.")];
        }

        int Count(string key) => int.TryParse(last.Meta.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        var rules = new BranchRules(
            last.Meta.GetValueOrDefault("force_push") is "blocked", last.Meta.GetValueOrDefault("deletion") is "blocked", Count("reviews") > 0, Count("checks") > 0, last.Meta.GetValueOrDefault("admins") is "included");
        return [Judge(rules, Evidence.Certain("export of the forge's settings"))];
    }

    private static Verdict Judge(BranchRules rules, Evidence evidence) => rules.Missing.ToList() switch
    {
        [] => Verdict.Pass(Verdict.WholeSystem, "The main branch needs a review and green checks, for administrators too.", evidence),
        { Count: BranchRules.Count } => Verdict.Fail(Verdict.WholeSystem, "The main branch is not protected.", evidence),
        var missing => Verdict.Partial(Verdict.WholeSystem, $"The protection of the main branch lacks: {string.Join(", ", missing)}.", evidence),
    };

    private static (BranchRules Rules, Evidence Evidence)? Settings(RepositoryFacts repository)
    {
        foreach (var file in repository.DataFiles.Where(file => SettingsFile().IsMatch(file.Path)))
        {
            if (file.Documents.Select(document => OfDocument(document)).FirstOrDefault(found => found is not null) is ({ } rules, var line))
            {
                return (rules, Evidence.Certain("settings as code", new(file.Path, line)));
            }
        }

        var resources = repository.Resources.Where(one => one.Class == PathClasses.Production).ToList();
        return resources.Find(BranchResources.ProtectsMain) is { } resource ? (BranchResources.Rules(resource, resources), resource.Evidence("settings as code")) : null;
    }

    private static (BranchRules Rules, int Line)? OfDocument(Node root)
    {
        // .github/settings.yml: branches: [{ name: main, protection: { … } }]
        if (root["branches"].Items.FirstOrDefault(branch => IsMain(branch["name"].Text)) is { } main && main["protection"].Exists)
        {
            return (OfProtection(main["protection"]), main.Line);
        }

        // .asf.yaml: github: { protected_branches: { main: { … } } }
        if (root.At("github", "protected_branches").Entries.FirstOrDefault(branch => IsMain(branch.Key)) is { Value: { } apache })
        {
            return (OfProtection(apache), apache.Line);
        }

        // A ruleset as GitHub exports it: { "target": "branch", "rules": [{ "type": "pull_request", "parameters": { … } }] }
        if (root["rules"].Items.Any(rule => rule["type"].Exists) && root["target"].Text is null or "branch" && root["enforcement"].Text is not "disabled")
        {
            return root["rules"].Items.Length == 0 ? null : (OfRuleset(root), root["rules"].Line);
        }

        // Allstar: enforceDefault: true, requireApproval: true, approvalCount: 1
        return root["requireApproval"].Exists || root["approvalCount"].Exists || root["enforceDefault"].Exists
            ? (new(!root["blockForce"].IsFalse, true, !root["requireApproval"].IsFalse, root["requireStatusChecks"].Items.Length > 0, root["enforceOnAdmins"].IsTrue), root.Line)
            : null;
    }

    private static BranchRules OfProtection(Node rules)
    {
        var reviews = rules["required_pull_request_reviews"];
        var checks = rules["required_status_checks"];
        return new(
            !rules["allow_force_pushes"].IsTrue,
            !rules["allow_deletions"].IsTrue,
            reviews.Kind == NodeKind.Map && reviews["required_approving_review_count"].Number is null or > 0,
            checks["contexts"].Items.Length > 0 || checks["checks"].Items.Length > 0,
            rules["enforce_admins"].IsTrue);
    }

    private static BranchRules OfRuleset(Node root)
    {
        Node Rule(string type) => root["rules"].Items.FirstOrDefault(rule => type.Equals(rule["type"].Text, StringComparison.Ordinal), Node.Missing);
        return new(
            Rule("non_fast_forward").Exists,
            Rule("deletion").Exists,
            Rule("pull_request").At("parameters", "required_approving_review_count").Number is > 0,
            Rule("required_status_checks").At("parameters", "required_status_checks").Items.Length > 0,
            root["bypass_actors"].Items.Length == 0);
    }

    internal static bool IsMain(string? branch) => branch is "main" or "master" or "trunk" or "default" or "develop" or "production" or "main-protection";

    [GeneratedRegex("""^(\.github/settings\.ya?ml|\.asf\.ya?ml|(\.allstar/|\.github/)?branch_protection\.ya?ml|(\.github/)?(rulesets?|branch-protection)([^/]*|/[^/]+)\.json)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingsFile();

    [GeneratedRegex("""(new\s+(github\.)?(BranchProtection|RepositoryRuleset)\(|github\.(BranchProtection|New(BranchProtection|RepositoryRuleset))\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProtectionInCode();
}
