using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Infrastructure;

public sealed partial class InfrastructureStateIsManaged : Check
{
    private static readonly string[] LockFiles = ["package-lock.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "uv.lock", "poetry.lock", "Pipfile.lock", "go.sum", "packages.lock.json"];

    // cdk-nag
    private static readonly Idiom Rules = new("iac.managed/rules", ["AwsSolutionsChecks(", "HIPAASecurityChecks(", "NIST80053R5Checks(", "PCIDSS321Checks(", "ServerlessChecks("])
    {
        Languages = [Language.JavaScript, Language.Python, Language.CSharp, Language.Java, Language.Go],
        CodeOnly = true,
        LimitPerFile = 1,
    };

    public override CheckInfo Info { get; } = new("iac.managed", Category.Infrastructure, Priority.Medium, "Infrastructure state is remote, locked, checked and watched for drift")
    {
        Why = "State on a laptop is lost or applied twice, and what was changed by hand is undone or broken by the next run.",
        Remedy = "Keep the state in a locked remote backend, run plan and a policy scan on each pull request, pin providers and modules, and plan once a night for drift.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Heartbeat],
        References = ["Azure Well-Architected OE:05, OE:06", "AWS Well-Architected REL08-BP05"],
        AppliesWhen = Condition.All(Fact.InfrastructureCode),
    };

    public override ImmutableArray<Idiom> Idioms => [Rules];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.Files.FirstOrDefault(file => file.IsTracked && file.Class == PathClasses.Production && StateFile().IsMatch(file.Name)) is { } state)
        {
            return [Verdict.Fail(Verdict.WholeSystem, $"The state {state.Path} is committed, with every secret in it.", Evidence.Certain("state file in git", new(state.Path, 0)))];
        }

        List<(string Name, Evidence? Shown)> facets = [("a remote state", State(repository)), ("validation in CI", InCi(repository, Validates().IsMatch)), ("a policy scan in CI", InCi(repository, ScansPolicy, step => Scanner().IsMatch(step.Text) && LooksAtSettings(step)) ?? WithinProgram(repository)), ("pinned providers and modules", Pinned(repository))];
        var met = facets.Where(facet => facet.Shown is not null).ToList();
        var missing = string.Join(", ", facets.Where(facet => facet.Shown is null).Select(facet => facet.Name));
        var evidence = met.Select(facet => Evidence.Certain($"{facet.Name}: {facet.Shown!.Message}", facet.Shown.Location)).DefaultIfEmpty(Evidence.Certain("neither a backend nor a step of CI", repository.Facts.Why(Fact.InfrastructureCode)?.Location)).ToList();
        return [facets[0].Shown is not null && facets[1].Shown is not null && facets[2].Shown is not null ? Verdict.Pass(Verdict.WholeSystem, "State is remote, and CI validates and scans the code.", evidence)
            : met.Count >= 2 ? Verdict.Partial(Verdict.WholeSystem, $"It lacks {missing}.", evidence)
            : Verdict.Fail(Verdict.WholeSystem, $"It lacks {missing}.", evidence)];
    }

    /// <summary><c>hb:drift</c> with <c>changes</c>.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats) => beats.Beats is not [var last, ..]
        ? [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No drift plan was ever reported.")]
        : [(last.Succeeded, int.TryParse(last.Meta.GetValueOrDefault("changes"), CultureInfo.InvariantCulture, out var changes) ? changes : -1) switch
        {
            (false, _) => Verdict.Fail(Verdict.WholeSystem, "The last drift plan failed.", Evidence.Seen("hb:drift reports a failure")),
            (_, 0) => Verdict.Pass(Verdict.WholeSystem, "The last plan found no drift.", Evidence.Seen("changes: 0")),
            (_, -1) => Verdict.Partial(Verdict.WholeSystem, "The last drift plan does not say what it found.", Evidence.Seen("hb:drift without changes")),
            _ => Verdict.Partial(Verdict.WholeSystem, $"The last plan found {changes} changes.", Evidence.Seen($"changes: {changes}")),
        }];

    private static Evidence? State(RepositoryFacts repository)
    {
        var terraform = repository.DataFiles.Where(file => file.Class == PathClasses.Production && file.Language is Language.Hcl && file.Documents.Length > 0).ToList();
        foreach (var file in terraform)
        {
            var block = file.Documents[0]["terraform"].Kind == NodeKind.List ? file.Documents[0]["terraform"].Items : [file.Documents[0]["terraform"]];
            var backend = block.SelectMany(one => one["backend"].Entries).FirstOrDefault(one => one.Key is not "local");
            var cloud = block.FirstOrDefault(one => one["cloud"].Exists);
            if (backend.Key is not null || cloud is not null || file.Documents[0]["remote_state"].Exists)
            {
                // Two people at once need a lock; the buckets of Amazon have none by themselves.
                var isLocked = backend.Key is not "s3" || IsLocked(backend.Value);
                return isLocked ? Evidence.Certain($"backend {backend.Key ?? "cloud"}", new(file.Path, backend.Value?.Line ?? cloud?["cloud"].Line ?? 1)) : null;
            }
        }

        if (terraform.Any(file => file.Documents[0]["resource"].Exists || file.Documents[0]["module"].Exists))
        {
            return null;
        }

        if (repository.DataFiles.FirstOrDefault(file => file.Path.EndsWith("Pulumi.yaml", StringComparison.Ordinal) && file.Documents.Length > 0) is { } pulumi)
        {
            return pulumi.Documents[0].At("backend", "url").Text?.StartsWith("file:", StringComparison.Ordinal) == true ? null : Evidence.Certain("Pulumi keeps the state", new(pulumi.Path, 1));
        }

        return repository.Resources.FirstOrDefault(one => one.Class == PathClasses.Production && one.Tool is InfrastructureTool.Bicep or InfrastructureTool.ResourceManager or InfrastructureTool.CloudFormation or InfrastructureTool.CloudDevelopmentKit) is { } resource
            ? Evidence.Certain("the platform keeps the state", resource.Location) : null;
    }

    private static bool IsLocked(Node backend)
    {
        var body = backend.Kind == NodeKind.List ? backend.Items.FirstOrDefault(Node.Missing) : backend;
        return body["use_lockfile"].IsTrue || body["dynamodb_table"].Exists || body.Entries.Length == 0;
    }

    private static Evidence? InCi(RepositoryFacts repository, Func<string, bool> isMeant, Func<PipelineStep, bool>? isStep = null)
    {
        var found = repository.Pipelines.SelectMany(pipeline => pipeline.Jobs.Where(job => !job.IsDisabled).SelectMany(job => job.Steps.Where(step => !step.IsDisabled).Select(step => (pipeline, step)))).FirstOrDefault(one => isMeant(one.step.Text) || isStep?.Invoke(one.step) == true);
        return found.pipeline is null ? null : Evidence.Certain(found.step.Name ?? found.step.Action ?? found.step.Text.Split('\n')[0], new(found.pipeline.Path, found.step.Line));
    }

    private static bool ScansPolicy(string text) => Scans().IsMatch(text);

    // Without being told Trivy looks for known vulnerabilities and secrets only.
    private static bool LooksAtSettings(PipelineStep step) => step.Definition["with"] is var inputs
        && (inputs["scan-type"].Text is "config" || inputs["scanners"].Text?.Contains("config", StringComparison.Ordinal) == true || inputs["security-checks"].Text?.Contains("config", StringComparison.Ordinal) == true);

    // Aspects.of(app).add(new AwsSolutionsChecks()): the rules run wherever the program does.
    private static Evidence? WithinProgram(RepositoryFacts repository) => repository.FirstOf(null, Rules) is { } hit && InCi(repository, Synthesizes().IsMatch) is not null ? Evidence.Strong(hit.Excerpt, hit.Location) : null;

    private static Evidence? Pinned(RepositoryFacts repository)
    {
        if (repository.Files.FirstOrDefault(file => file.Name is ".terraform.lock.hcl" && file.IsTracked) is { } locked)
        {
            return Evidence.Certain("lock file", new(locked.Path, 0));
        }

        var terraform = repository.DataFiles.Where(file => file.Class == PathClasses.Production && file.Language is Language.Hcl && file.Documents.Length > 0).ToList();
        var foreign = terraform.SelectMany(file => file.Documents[0]["module"].Entries).Select(entry => entry.Value).Where(module => module["source"].Text is { } source && !source.StartsWith('.')).ToList();
        var required = terraform.Find(file => file.Documents[0]["terraform"].Items.Any(block => block["required_providers"].Items.Any(providers => providers.Entries.Any(provider => provider.Value["version"].Exists))));
        return required is not null && foreign.TrueForAll(module => module["version"].Exists || module["source"].Text!.Contains("ref=", StringComparison.Ordinal)) ? Evidence.Certain("required versions", new(required.Path, 1))
            : terraform.Count == 0 && Locked(repository) is { } lockFile ? Evidence.Certain("lock file of the program", new(lockFile.Path, 0))
            : terraform.Count == 0 && repository.Resources.FirstOrDefault(one => one.Class == PathClasses.Production && one.Tool is InfrastructureTool.Bicep or InfrastructureTool.ResourceManager or InfrastructureTool.CloudFormation) is { } resource ? Evidence.Certain("the template names the version of each resource", resource.Location)
            : null;
    }

    // A program takes the providers that its packages bring.
    private static FileFact? Locked(RepositoryFacts repository) => repository.Resources.FirstOrDefault(one => one.Class == PathClasses.Production && one.Tool is InfrastructureTool.CloudDevelopmentKit or InfrastructureTool.Pulumi) is { } made
        ? repository.Files.FirstOrDefault(file => file.IsTracked && LockFiles.Contains(file.Name, StringComparer.Ordinal) && (file.Folder.Length == 0 || made.Path.StartsWith(file.Folder + "/", StringComparison.Ordinal))) : null;

    [GeneratedRegex("""\.tfstate(\.backup)?$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StateFile();

    [GeneratedRegex("""\b(terraform|tofu|terragrunt)\b[^\n]*\b(fmt[^\n]*-check|validate|plan)\b|\baz\s+bicep\s+(build|lint)|\bbicep\s+(build|lint)\b|\baz\s+deployment\b[^\n]*\bwhat-if\b|cfn-lint|\baws\s+cloudformation\s+validate-template|\bcdk\s+(synth|diff)\b|\b(pytest|jest|vitest|dotnet\s+test|go\s+test)\b[^\n]*\binfra|\bpulumi\s+preview\b|\bhelm\s+lint\b|\bkubeconform\b|\bkubeval\b|dflook/terraform-(plan|validate|check|fmt-check)|terraform-linters/setup-tflint|\btflint\b|super-linter|pulumi/actions""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Validates();

    [GeneratedRegex("""\bcheckov\b|bridgecrewio/checkov|\btrivy\s+(config|conf)\b|\btrivy\s+(fs|repo|filesystem)\b[^\n]*config|aquasecurity/tfsec|\btfsec\b|\bterrascan\b|\bkube-score\b|\bpolaris\s+audit|\bkubescape\b|\bconftest\s+(test|verify)|\bkics\b|checkmarx/kics|\bsnyk\s+iac\b|\bcfn[-_]nag|\bsemgrep\b[^\n]*terraform|\bopa\s+eval|microsoft/security-devops-action|\bpsrule\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scans();

    [GeneratedRegex("""^aquasecurity/trivy-action""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Scanner();

    [GeneratedRegex("""\bcdk\s+(synth|diff|deploy)\b""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Synthesizes();
}
