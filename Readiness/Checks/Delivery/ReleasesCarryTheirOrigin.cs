using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Delivery;

public sealed partial class ReleasesCarryTheirOrigin : Check
{
    private static readonly Idiom BuildMakesSbom = new("supply.sbom/build", ["Microsoft.Sbom.Targets", "cyclonedx", "sboms:"])
    {
        Pattern = SbomInBuild(),
        Languages = [Language.Xml, Language.Java, Language.Yaml],
    };

    private static readonly Idiom BuildSigns = new("supply.sbom/sign", ["signs:", "docker_signs:", "provenance"])
    {
        Pattern = SignInBuild(),
        Languages = [Language.Yaml, Language.Json],
    };

    public override CheckInfo Info { get; } = new("supply.sbom", Category.Delivery, Priority.Low, "Each release carries an SBOM and build provenance")
    {
        Why = "When the next hole in a common library is found, whoever has no list of parts searches every image by hand.",
        Remedy = "Build with an SBOM and full provenance attached, and sign what is released by its digest.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["SLSA v1.2 Build L1 to L3", "OWASP ASVS 5.0 15.1.2", "CKV_GHA_5, CKV_GHA_6"],
    };

    public override ImmutableArray<Idiom> Idioms => [BuildMakesSbom, BuildSigns];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var runs = PipelineRun.Of(repository);
        if (!repository.Facts.Has(Fact.Docker) && !runs.Any(run => Publish().IsMatch(run.Text)))
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "no image and no published artefact")];
        }

        var list = SbomOf(repository, runs);
        var (origin, isFull) = OriginOf(repository, runs);
        var evidence = new[] { list?.Evidence, origin }.OfType<Evidence>().ToList();
        return [(list, origin, isFull) switch
        {
            ({ IsAttached: true }, not null, true) => Verdict.Pass(Verdict.WholeSystem, "Releases carry an SBOM and say how they were built.", evidence),
            ({ IsAttached: true }, _, _) => Verdict.Partial(Verdict.WholeSystem, origin is null ? "Releases carry an SBOM, but nothing is signed and no provenance is attested." : "Releases carry an SBOM, but only the builder's default provenance.", evidence),
            (not null, _, _) => Verdict.Partial(Verdict.WholeSystem, "An SBOM is made, but not attached to what is released.", evidence),
            (null, not null, _) => Verdict.Partial(Verdict.WholeSystem, isFull ? "Releases are signed or attested, but carry no SBOM." : "Images carry the builder's default provenance only, and no SBOM.", evidence),
            _ when Committed(repository) is { } file => Verdict.Partial(Verdict.WholeSystem, "An SBOM lies in the source tree, where it ages; no release carries one.", Evidence.Certain("committed SBOM", new(file.Path, 0))),
            _ => Verdict.Fail(Verdict.WholeSystem, "Releases carry neither an SBOM nor provenance.", Evidence.Certain($"{runs.Count} steps of {repository.Pipelines.Length} pipelines read")),
        }];
    }

    private static Found? SbomOf(RepositoryFacts repository, IReadOnlyList<PipelineRun> runs)
    {
        if (runs.FirstOrDefault(run => AttachedSbom().IsMatch(run.Text)) is { } attached)
        {
            return new(attached.Show("attaches an SBOM", AttachedSbom()), IsAttached: true);
        }

        if (runs.FirstOrDefault(run => Sbom().IsMatch(run.Text)) is { } made)
        {
            return new(made.Show("makes an SBOM", Sbom()), runs.Any(run => run.Pipeline == made.Pipeline && Attach().IsMatch(run.Text)));
        }

        return repository.FirstOf(null, BuildMakesSbom) is { } hit && (hit.Language is not Language.Yaml || hit.Path.Contains("goreleaser", StringComparison.Ordinal))
            ? new(Evidence.Strong("the build makes an SBOM", hit.Location), hit.Language is Language.Yaml or Language.Xml && runs.Any(run => Publish().IsMatch(run.Text)))
            : null;
    }

    private static (Evidence? Evidence, bool IsFull) OriginOf(RepositoryFacts repository, IReadOnlyList<PipelineRun> runs)
    {
        if (runs.FirstOrDefault(run => Origin().IsMatch(run.Text) && !run.IsSwallowed) is { } full)
        {
            return (full.Show("signs or attests", Origin()), true);
        }

        if (repository.FirstOf(null, BuildSigns) is { } hit && (hit.Language is Language.Json || hit.Path.Contains("goreleaser", StringComparison.Ordinal)))
        {
            return (Evidence.Strong("signs or attests", hit.Location), true);
        }

        var implied = runs.FirstOrDefault(run => run.Step.Action?.StartsWith("docker/build-push-action", StringComparison.OrdinalIgnoreCase) == true
            && run.Input("push") is not (null or "false") && run.Input("provenance") is not "false");
        return (implied?.Show("provenance by default (mode=min)"), false);
    }

    private static FileFact? Committed(RepositoryFacts repository) => repository.Files.FirstOrDefault(file => file.IsTracked && file.Class is not (PathClasses.Test or PathClasses.Sample) && SbomFile().IsMatch(file.Name));

    private sealed record Found(Evidence Evidence, bool IsAttached);

    [GeneratedRegex("""(^sbom:\s*['"]?true|--sbom(=true|\s+true|\s|$)|--attest[= ]+type=sbom|actions/attest-sbom|\bko\s+(build|publish|apply|resolve)\b(?!.*--sbom=none)|\bcosign\s+attest\b.*--type[= ]+['"]?(spdx|cyclonedx)|slsa-framework/.*sbom)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AttachedSbom();

    [GeneratedRegex("""(\bsyft\s|anchore/sbom-action|\bcdxgen\b|cyclonedx|\bsbom-tool\b|\bdocker\s+sbom\b|\btrivy\b[^\n]*--format[= ]+['"]?(cyclonedx|spdx)|^format:\s*['"]?(cyclonedx|spdx)|\bspdx-sbom-generator\b|\bbom\s+generate\b|\b(npm|pnpm)\s+sbom\b|\bmix\s+sbom\.|\bcargo[ -]sbom\b|advanced-security/\w*sbom|\bgenerateSbom\b)""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sbom();

    [GeneratedRegex("""(upload-artifact|\bgh\s+release\s+(create|upload)|action-gh-release|release-action|upload-release-asset|goreleaser|\bcosign\s+(attest|attach)|\boras\s+(push|attach)|attest-sbom|dependencytrack|\bartifacts:)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attach();

    [GeneratedRegex("""(provenance[=:]\s*['"]?mode=max|--attest[= ]+type=provenance,mode=max|actions/attest(-build-provenance|-sbom)?@|\bcosign\s+(sign|attest)(-blob)?\b|slsa-framework/slsa-github-generator|\bnpm\s+publish\b.*--provenance|\bnotation\s+sign\b|DOCKER_CONTENT_TRUST[=:]\s*['"]?1|\bsigntool\b|\bdotnet\s+nuget\s+sign\b|\bgh\s+attestation\b|\bgpg\b.*--detach-sign|\bminisign\s+-S)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Origin();

    [GeneratedRegex("""(\b(npm|pnpm|yarn)\s+(npm\s+)?publish\b|\b(nuget|dotnet\s+nuget)\s+push\b|\btwine\s+upload\b|gh-action-pypi-publish|\b(uv|poetry|flit|hatch)\s+publish\b|goreleaser|action-gh-release|\bgh\s+release\s+create|\bcargo\s+publish\b|\bmvnw?\b.*\bdeploy\b|\bgem\s+push\b|\bdocker\s+(image\s+)?push\b|docker/build-push-action|\bmix\s+hex\.publish|semantic-release|changesets/action|ncipollo/release-action)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Publish();

    [GeneratedRegex("""(Include="Microsoft\.Sbom\.Targets"|cyclonedx-(maven|gradle)-plugin|org\.cyclonedx\.bom|^sboms:)""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SbomInBuild();

    [GeneratedRegex("""(^(docker_)?signs:|"provenance":[ ]*true)""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SignInBuild();

    [GeneratedRegex("""^((s?bom|sbom[\w.-]*)\.(json|xml|spdx)|.*\.(cdx|spdx)\.(json|xml)|.*\.spdx)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SbomFile();
}
