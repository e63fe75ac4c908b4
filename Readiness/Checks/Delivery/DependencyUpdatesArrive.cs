namespace Gapless.Readiness.Checks.Delivery;

public sealed class DependencyUpdatesArrive : Check
{
    private static readonly string[] RenovateFiles =
        ["renovate.json", "renovate.json5", ".github/renovate.json", ".github/renovate.json5", ".gitlab/renovate.json", ".gitlab/renovate.json5", ".renovaterc", ".renovaterc.json", ".renovaterc.json5"];

    // The update bot's words for what our manifests call otherwise.
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["pip"] = ["pip", "uv"],
        ["npm"] = ["npm", "bun"],
        ["nuget"] = ["nuget", "dotnet-sdk"],
    };

    public override CheckInfo Info { get; } = new("supply.update-bot", Category.Delivery, Priority.Medium, "Dependency updates arrive automatically")
    {
        Why = "A fix that nobody notices is not installed; by hand it is noticed months later.",
        Remedy = "Configure Dependabot or Renovate for every ecosystem in use, container images and workflow actions among them.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["OpenSSF Scorecard Dependency-Update-Tool", "OWASP ASVS 5.0 15.1.1"],
        AppliesWhen = Condition.Any(Fact.Manifest),
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (Renovate(repository) is { } renovate)
        {
            return [renovate];
        }

        var dependabot = repository.DataFiles.FirstOrDefault(file => file.Path is ".github/dependabot.yml" or ".github/dependabot.yaml");
        return [dependabot is null
            ? Verdict.Fail(Verdict.WholeSystem, "No update bot is configured.", Evidence.Certain($"{repository.Manifests.Length} manifests, no Dependabot or Renovate configuration"))
            : Dependabot(repository, dependabot)];
    }

    private static Verdict? Renovate(RepositoryFacts repository)
    {
        var file = repository.Files.FirstOrDefault(one => RenovateFiles.Contains(one.Path, StringComparer.OrdinalIgnoreCase));
        var manifest = repository.Manifests.FirstOrDefault(one => one.Ecosystem is "npm" && one.Root["renovate"].Exists);
        if (file is null && manifest is null)
        {
            return null;
        }

        var path = file?.Path ?? manifest!.Path;
        var root = repository.DataFiles.FirstOrDefault(one => one.Path.Equals(path, StringComparison.Ordinal))?.Documents.FirstOrDefault();
        var enabled = (file is null ? manifest!.Root["renovate"] : root ?? Node.Missing)["enabled"];
        return enabled.IsFalse
            ? Verdict.Fail(Verdict.WholeSystem, "Renovate is configured but switched off.", Evidence.Certain("enabled: false", new(path, enabled.Line, "enabled: false")))
            : Verdict.Pass(Verdict.WholeSystem, "Renovate updates every ecosystem it finds.", Evidence.Certain("Renovate configuration", new(path, 0)));
    }

    private static Verdict Dependabot(RepositoryFacts repository, DataFile file)
    {
        var updates = file.Documents.FirstOrDefault()?["updates"].Items ?? [];
        var covered = updates.Select(update => update["package-ecosystem"].Text ?? "").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var needed = Needed(repository);
        var missing = needed.Where(one => !Names.GetValueOrDefault(one, [one]).Any(covered.Contains)).Order(StringComparer.Ordinal).ToList();
        var evidence = Evidence.Certain($"covers {(covered.Count > 0 ? string.Join(", ", covered.Order(StringComparer.Ordinal)) : "nothing")}", new(file.Path, 0));
        if (covered.Count == 0)
        {
            return Verdict.Fail(Verdict.WholeSystem, "The Dependabot configuration lists no update.", evidence);
        }

        var paused = updates.FirstOrDefault(update => update["open-pull-requests-limit"].Number == 0);
        return (missing.Count, paused) switch
        {
            ( > 0, _) => Verdict.Partial(Verdict.WholeSystem, $"Dependabot leaves out {string.Join(", ", missing)}.", evidence),
            (_, { } update) => Verdict.Partial(Verdict.WholeSystem, "A pull-request limit of 0 stops version updates.", Evidence.Certain("open-pull-requests-limit: 0", new(file.Path, update["open-pull-requests-limit"].Line))),
            _ => Verdict.Pass(Verdict.WholeSystem, "Dependabot covers every ecosystem in use.", evidence),
        };
    }

    private static SortedSet<string> Needed(RepositoryFacts repository)
    {
        var needed = new SortedSet<string>(repository.Manifests.Where(manifest => manifest.Class == PathClasses.Production && manifest.Dependencies.Length > 0).Select(manifest => manifest.Ecosystem), StringComparer.Ordinal);
        if (repository.Dockerfiles.Any(one => one.Class == PathClasses.Production))
        {
            needed.Add("docker");
        }

        if (repository.Pipelines.Any(one => one.System is "github" && one.Steps.Any(step => step.Action is not null)))
        {
            needed.Add("github-actions");
        }

        return needed;
    }
}
