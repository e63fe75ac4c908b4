using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class DependenciesAreLocked : Check
{
    private static readonly Dictionary<string, string[]> Locks = new(StringComparer.Ordinal)
    {
        ["npm"] = ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"],
        ["pip"] = ["poetry.lock", "uv.lock", "pdm.lock", "Pipfile.lock"],
        ["gomod"] = ["go.sum"],
        ["cargo"] = ["Cargo.lock"],
        ["bundler"] = ["Gemfile.lock"],
        ["composer"] = ["composer.lock"],
        ["mix"] = ["mix.lock"],
        ["gradle"] = ["gradle.lockfile", "buildscript-gradle.lockfile"],
    };

    private static readonly HashSet<string> LockNames = Locks.Values.SelectMany(names => names).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public override CheckInfo Info { get; } = new("supply.lockfile", Category.Delivery, Priority.Medium, "Dependencies are locked and installed from the lock")
    {
        Why = "Without a lock the next build may take other code than the one that was tested.",
        Remedy = "Commit the lock file of each application and use the frozen install (npm ci, restore --locked-mode, uv sync --frozen) in CI and images.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["Twelve-Factor App II", "OpenSSF Scorecard Pinned-Dependencies", "OWASP ASVS 5.0 15.2.4"],
        AppliesWhen = Condition.Any(Fact.Manifest),
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var manifests = repository.Manifests.Where(manifest => manifest.Class == PathClasses.Production && manifest.Dependencies.Length > 0).ToList();
        var locks = repository.Files.Where(file => IsNuGetLock(file) || LockNames.Contains(file.Name)).ToList();
        var verdicts = manifests.Select(manifest => Judge(repository, manifest, LocksFor(locks, manifest), manifest.Ecosystem is "npm" ? LooseInstall(repository, manifest) : null)).ToList();
        return verdicts.Count > 0 ? verdicts : [Verdict.NotApplicable(Verdict.WholeSystem, "no manifest with dependencies")];
    }

    private static Verdict Judge(RepositoryFacts repository, PackageManifest manifest, List<FileFact> found, Evidence? loose)
    {
        var isLibrary = repository.Components.FirstOrDefault(component => component.Manifest.Path.Equals(manifest.Path, StringComparison.Ordinal)) is { Kind: ComponentKind.Library };
        if (found.Count == 0)
        {
            return manifest.Ecosystem switch
            {
                "maven" => Maven(manifest),
                "nuget" => NuGet(manifest),
                "gomod" when manifest.Dependencies.Length == 0 => Verdict.NotApplicable(manifest.Path, "no dependency"),
                _ when isLibrary => Verdict.NotApplicable(manifest.Path, "a library may leave its lock out"),
                "pip" when PinnedBeside(repository, manifest) is { } compiled => Verdict.Pass(manifest.Path, $"{compiled.Path} pins every version.", Evidence.Certain("all requirements use ==", new(compiled.Path, 0))),
                "pip" when IsPinned(manifest) => Verdict.Pass(manifest.Path, "Every requirement is pinned to one version.", Evidence.Certain("all requirements use ==", new(manifest.Path, 0))),
                _ => Verdict.Fail(manifest.Path, "There is no lock file for it.", Evidence.Certain($"{manifest.Dependencies.Length} dependencies without a lock", new(manifest.Path, 0))),
            };
        }

        var evidence = found.Select(file => Evidence.Certain($"locked by {file.Name}", new(file.Path, 0))).ToList();
        if (found.Find(file => !file.IsTracked) is { } untracked)
        {
            return Verdict.Fail(manifest.Path, $"{untracked.Path} is not committed.", evidence);
        }

        if (manifest.Ecosystem is "npm" && found.Select(file => file.Name).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            return Verdict.Partial(manifest.Path, $"Locks of rival package managers: {string.Join(", ", found.Select(file => file.Name))}.", evidence);
        }

        return loose is not null
            ? Verdict.Partial(manifest.Path, $"It is locked, but \"{loose.Location!.Excerpt}\" may install other versions.", [.. evidence, loose])
            : Verdict.Pass(manifest.Path, $"Locked by {found[0].Path}.", evidence);
    }

    /// <summary>In its own folder or one above: workspaces share the lock of their root.</summary>
    private static List<FileFact> LocksFor(List<FileFact> locks, PackageManifest manifest) =>
    [
        .. locks.Where(file => (manifest.Ecosystem is "nuget"
                ? IsNuGetLock(file)
                : Locks.GetValueOrDefault(manifest.Ecosystem, []).Contains(file.Name, StringComparer.OrdinalIgnoreCase))
            && (file.Folder.Length == 0 ? manifest.Ecosystem is not "nuget" || manifest.Folder.Length == 0 : manifest.Folder.Equals(file.Folder, StringComparison.Ordinal) || (manifest.Ecosystem is not "nuget" && manifest.Folder.StartsWith(file.Folder + "/", StringComparison.Ordinal))))
            .OrderByDescending(file => file.Folder.Length),
    ];

    private static bool IsNuGetLock(FileFact file) =>
        file.Name.StartsWith("packages.", StringComparison.OrdinalIgnoreCase) && file.Name.EndsWith("lock.json", StringComparison.OrdinalIgnoreCase);

    private static Verdict NuGet(PackageManifest manifest)
    {
        var floating = manifest.Dependencies.FirstOrDefault(one => one.Version is { } version && (version.Contains('*', StringComparison.Ordinal) || version.Contains(',', StringComparison.Ordinal)));
        return floating is not null
            ? Verdict.Fail(manifest.Path, $"{floating.Name} {floating.Version} floats, and there is no lock file.", Evidence.Certain("floating version", new(manifest.Path, floating.Line)))
            : Verdict.Partial(manifest.Path, "Versions are exact, but there is no lock file for what they bring along.", Evidence.Certain("no packages.lock.json", new(manifest.Path, 0)));
    }

    private static Verdict Maven(PackageManifest manifest)
    {
        var loose = manifest.Dependencies.FirstOrDefault(one => one.Version is { } version && (version is "LATEST" or "RELEASE" || version.EndsWith("-SNAPSHOT", StringComparison.Ordinal) || version.AsSpan().IndexOfAny("[(") >= 0));
        return loose is not null
            ? Verdict.Fail(manifest.Path, $"{loose.Name} {loose.Version} is not one version.", Evidence.Certain("range, LATEST or SNAPSHOT", new(manifest.Path, loose.Line)))
            : Verdict.Pass(manifest.Path, "Every version is exact.", Evidence.Certain("no range, LATEST or SNAPSHOT", new(manifest.Path, 0)));
    }

    private static bool IsPinned(PackageManifest manifest) => manifest.Dependencies.All(one => one.Version?.StartsWith("==", StringComparison.Ordinal) == true);

    /// <summary>What pip-compile or uv wrote from this manifest: <c>requirements.txt</c> beside <c>pyproject.toml</c>, <c>dev.txt</c> beside <c>dev.in</c>.</summary>
    private static PackageManifest? PinnedBeside(RepositoryFacts repository, PackageManifest manifest)
    {
        var name = manifest.Path.EndsWith(".in", StringComparison.Ordinal) ? manifest.Path[..^3] + ".txt"
            : manifest.Path.EndsWith("pyproject.toml", StringComparison.Ordinal) || manifest.Path.EndsWith("setup.cfg", StringComparison.Ordinal) || manifest.Path.EndsWith("setup.py", StringComparison.Ordinal) ? $"{manifest.Folder}/requirements.txt".TrimStart('/')
            : null;
        return name is null ? null : repository.Manifests.FirstOrDefault(other => other.Path.Equals(name, StringComparison.Ordinal) && !other.Dependencies.IsEmpty && IsPinned(other));
    }

    /// <summary>npm install where npm ci is meant: in a pipeline, or in an image that is built from the manifest's folder.</summary>
    private static Evidence? LooseInstall(RepositoryFacts repository, PackageManifest manifest)
    {
        var commands = repository.Pipelines.SelectMany(pipeline => pipeline.Steps).SelectMany(step => step.Commands).Where(one => one.ResolvedFrom is null).Select(one => (one.Text, one.Path, one.Line));
        var runs = repository.Dockerfiles.Where(file => file.Class == PathClasses.Production && (file.Context.Length == 0 || file.Context is "." || manifest.Folder.Equals(file.Context, StringComparison.Ordinal) || manifest.Folder.StartsWith(file.Context + "/", StringComparison.Ordinal))).SelectMany(file => file.Stages.SelectMany(stage => stage.All("RUN").Select(run => (Text: run.Arguments, file.Path, run.Line))));
        var loose = commands.Concat(runs).FirstOrDefault(one => LooseNpm().IsMatch(one.Text));
        return loose.Text is null ? null : Evidence.Certain("installs without the lock", new(loose.Path, loose.Line, loose.Text.Length > 80 ? loose.Text[..80] + "…" : loose.Text));
    }

    [GeneratedRegex("""\bnpm\s+(install|i)(\s+--(legacy-peer-deps|force|omit=\S+|production|no-audit|prefer-offline|silent))*\s*($|&&|;|\|\|)|\bbun\s+(install|i)\s*($|&&|;|\|\|)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LooseNpm();
}
