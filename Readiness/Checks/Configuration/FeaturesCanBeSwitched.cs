namespace Gapless.Readiness.Checks.Configuration;

public sealed class FeaturesCanBeSwitched : Check
{
    // Asked while the program runs, for a person or a share of them.
    private static readonly Idiom Asked = Phrases.Idiom(
        "config.feature-flags/asked",
        [.. Language.Code, Language.Markup],
        """\bgetBooleanValue\(""", """\.boolVariation(Detail)?\(""", """\bBoolVariation\(""", """\bbool_variation\(""", """\bldclient\b[^\n]{0,40}variation""", """\bvariation\(\s*['"]""", """\bunleash\w*\.is_?[eE]nabled\(""", """\bisEnabled\(\s*['"]""", """\bIsEnabledAsync\(""", """\[FeatureGate\(""", """\bflagsmith\.(hasFeature|getValue|get_environment_flags)""", """\bgrowthbook\.(isOn|getFeatureValue)""", """\bgb\.isOn\(""", """\buseFeatureIsOn\(""", """\buseFeatureFlag\w*\(""", """\buseFlags?\(""", """\bposthog\.(isFeatureEnabled|getFeatureFlag|feature_enabled)\(""", """\bstatsig\.(checkGate|check_gate)\(""", """\bFlipper\.enabled\?""", """\bFlipper\[""", """\bFeature::(active|for|when)\(""", """\bFeatureManager\b[^\n]{0,40}isActive""", """\bff4j\.check\(""", """\bwaffle\.(flag_is_active|switch_is_active)\(""", """\bflag_is_active\(""", """\bwaffle_flag\(""", """\bFunWithFlags\.enabled\?""", """\bIFeatureManager\b""", """\bFeatureEnabled\(\s*\w""", """\bfeatureService\.(IsEnabled|isEnabled)\(""", """\b_featureService\.IsEnabled\(""", """\bisFeatureEnabled\(""", """\bis_feature_enabled\(""", """\bfeatureFlags?\.(get|is\w+|has)\(""", """\bConfigCat\w*\.getValue""", """\bgetValueAsync\(\s*['"]\w*(feature|flag|enable)""");

    private static readonly Idiom Gradual = Phrases.Idiom("config.feature-flags/gradual", [.. Language.Code, Language.Json, Language.Yaml], """\brollout_?[pP]ercent""", """percentage_of_(actors|time)""", """Microsoft\.(Percentage|Targeting)""", """\bPercentageFilter\b""", """\bTargetingFilter\b""", """\bgradualRollout""", """\benable_group\b""", """\bstickiness\b""");

    // Read once, at the start: a change needs a restart.
    private static readonly Idiom AtStart = Phrases.Idiom("config.feature-flags/at-start", [.. Language.Code, Language.Dotenv, Language.Yaml, Language.Json, Language.Configuration], """\bFEATURE_[A-Z]\w+""", """\bENABLE_[A-Z]\w+""", """\bFF_[A-Z]\w+_""", """\bfeature_flags?\b""", """\bfeatureFlags?\b""", """\bFeatureFlags\b""");

    private static readonly string[] Providers = ["@openfeature/*", "launchdarkly-*", "@launchdarkly/*", "unleash-client", "@unleash/*", "flagsmith*", "@growthbook/*", "growthbook*", "configcat*", "posthog*", "statsig*", "flipper*", "Microsoft.FeatureManagement*", "LaunchDarkly.*", "OpenFeature*", "laravel/pennant", "togglz*", "ff4j*", "django-waffle", "openfeature*", "github.com/open-feature/*", "github.com/launchdarkly/*", "fun_with_flags", "UnleashClient", "Unleash.Client"];

    public override CheckInfo Info { get; } = new("config.feature-flags", Category.Configuration, Priority.Low, "Risky features can be switched without a deploy")
    {
        Why = "A feature that goes wrong should be switched off in a minute, not rolled back with everything else that was released.",
        Remedy = "Ask a flag provider through OpenFeature where a risky feature begins, roll it out by percentage, and give each flag an owner and an end.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["Site Reliability Engineering, launch checklist", "Azure Well-Architected OE:11"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Asked, Gradual, AtStart];

    public override AttestationForm Attestation { get; } =
        new("Risky features of this system can be switched off at run time, without a deployment.", ["provider", "who may switch", "how long it takes", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        if (repository.FirstOf(null, Asked) is { } asked)
        {
            var gradual = repository.FirstOf(null, Gradual);
            return [Verdict.Pass(Verdict.WholeSystem, $"Flags are asked for at run time in {repository.HitsOf(Asked).Length} places{(gradual is null ? "" : ", with a gradual rollout")}.", new[] { Evidence.Strong("asked at run time", asked.Location), gradual is null ? null : Evidence.Strong("gradual", gradual.Location) }.OfType<Evidence>())];
        }

        if (ProviderOf(repository) is { } provider)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "A provider of flags is among the dependencies, but nothing asks it.", provider)];
        }

        return [repository.FirstOf(null, AtStart) is { } start
            ? Verdict.Partial(Verdict.WholeSystem, "Features are switched by settings that are read at the start: a change needs a restart.", Evidence.Strong("read at the start", start.Location))
            : Verdict.Fail(Verdict.WholeSystem, "No feature can be switched without a deployment.", Evidence.Strong("no flag found"))];
    }

    private static Evidence? ProviderOf(RepositoryFacts repository)
    {
        foreach (var manifest in repository.Manifests.Where(one => one.Class == PathClasses.Production))
        {
            if (Providers.Select(manifest.Find).FirstOrDefault(found => found is { IsDevelopment: false }) is { } provider)
            {
                return Evidence.Hint(provider.Name, new(manifest.Path, provider.Line));
            }
        }

        return null;
    }
}
