using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Reliability;

namespace Gapless.Readiness.Checks.Observability;

public sealed partial class ErrorsAreTracked : Check
{
    private static readonly Idiom Started = new("error.tracking/start", ["Sentry", "sentry", "Bugsnag", "bugsnag", "Rollbar", "rollbar", "Raygun", "raygun", "Honeybadger", "Airbrake", "AzureMonitor", "ApplicationInsights", "appinsights", "ErrorReporting", "GlitchTip"])
    {
        Pattern = Start(),
        Languages = [.. Language.Code, Language.Markup],
    };

    private static readonly Idiom Released = new("error.tracking/release", ["release", "appVersion", "app_version", "code_version", "application.version"])
    {
        Pattern = Release(),
        Languages = [.. Language.Code, Language.Markup, Language.Json, Language.Yaml, Language.Configuration],
    };

    private static readonly Idiom Exported = new("error.tracking/telemetry", ["OtlpExporter", "OTLPTraceExporter", "OTLPSpanExporter", "otlptrace", "opentelemetry-otlp", "configure_opentelemetry", "NodeSDK"])
    {
        Pattern = Export(),
        Languages = Language.Code,
    };

    // These start by themselves with the application; a setting alone gives them their address.
    private static readonly string[] SelfStarting = ["sentry-spring-boot-starter*", "quarkus-logging-sentry", "applicationinsights-spring-boot-starter", "sentry/sentry-symfony"];

    public override CheckInfo Info { get; } = new("error.tracking", Category.Observability, Priority.High, "Unhandled errors are captured with release and context, on server and client")
    {
        Why = "An error that only a log line knows is found by the customer; one without its release cannot be told from the one that was mended.",
        Remedy = "Start an error tracker first in every service and in the browser, with its address, environment and release from configuration; alert on new issues.",
        Effort = Effort.Small,
        Methods = [Method.Repository, Method.Attestation],
        References = ["OWASP ASVS 5.0 16.3.4, 16.5.4", "Mercari production readiness: error tracking"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Started, Released, Exported];

    public override AttestationForm Attestation { get; } =
        new("Unhandled errors of every service and of the browser reach an error tracker that groups them and tells people.", ["tracker", "link", "date of the last event", "who is told"], 90);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var parts = repository.Components.Where(component => component.IsService || component.Kind == ComponentKind.StaticSite).ToList();
        return parts.Select(component => Judge(repository, component));
    }

    private static Verdict Judge(RepositoryFacts repository, ComponentFacts component)
    {
        var start = SharedCode.FirstOf(repository, component, Started);
        var dependency = SelfStarting.Select(component.Manifest.Find).FirstOrDefault(found => found is not null);
        if (start is null && dependency is null && SharedCode.FirstOf(repository, component, Exported) is { } exporter)
        {
            return Verdict.Partial(component.Name, "Its errors leave as telemetry; nothing shows that they are gathered into issues and told.", Evidence.Strong("exporter", exporter.Location));
        }

        if (start is null && dependency is null)
        {
            return Verdict.Fail(component.Name, "Nothing captures its unhandled errors.", Evidence.Strong("no error tracker is started", new(component.Manifest.Path, 0)));
        }

        var evidence = start is not null ? Evidence.Strong("error tracker", start.Location) : Evidence.Strong($"{dependency!.Name} starts with the application", new(component.Manifest.Path, dependency.Line));
        return KnowsItsRelease(repository, component, start)
            ? Verdict.Pass(component.Name, "Its unhandled errors are captured, with the release.", evidence)
            : Verdict.Partial(component.Name, "Its unhandled errors are captured, but nothing names the release.", evidence);
    }

    // Azure Monitor takes the version of the assembly, and Sentry's for Rails, Spring, Elixir and Next the commit of the build.
    private static bool KnowsItsRelease(RepositoryFacts repository, ComponentFacts component, IdiomHit? start) =>
        (start is not null && Automatic().IsMatch(start.Excerpt))
        || repository.HitsOf(Released, component).Any(hit => start is null || hit.Path == start.Path || hit.Language is Language.Yaml or Language.Json or Language.Configuration)
        || repository.Pipelines.SelectMany(pipeline => pipeline.Steps).SelectMany(step => step.Commands).Any(command => ReleaseCommand().IsMatch(command.Text));

    // Sentry.init({…})   sentry_sdk.init(…)   builder.WebHost.UseSentry(…)   Sentry.init do |config|   config :sentry, dsn: …
    [GeneratedRegex("""(\bSentry(\w*)?\.(init|Init|start)\b|\bsentry_sdk\.init\(|\bsentry\.Init\(|\bsentry::init\(|\.UseSentry\(|\.AddSentry\(|config\s+:sentry\b|withSentryConfig\(|Sentry\\Laravel\\Integration|captureUnhandledException|\bBugsnag\.(start|configure|Start)\b|bugsnag\.Configure\(|\.AddBugsnag\(|\b(new\s+Rollbar|Rollbar\.(init|configure)|rollbar\.(init|SetToken))\b|\.AddRollbar\(|\bRaygunClient|raygun\.Client\(|\.AddRaygun\(|Honeybadger\.(configure|init)|Airbrake\.configure|new\s+Notifier\(\s*\{\s*projectId|\.UseAzureMonitor\(|\.AddApplicationInsightsTelemetry\w*\(|(appInsights|applicationinsights)\.setup\(|useAzureMonitor\(|configure_azure_monitor\(|new\s+ApplicationInsights\(|new\s+ErrorReporting\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Start();

    [GeneratedRegex("""\b(o\.|options\.|config\.|self\.)?(Release|release|appVersion|app_version|AppVersion|code_version|codeVersion|SENTRY_RELEASE|sentry\.release|application\.version)\b["']?\s*[:=(]""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Release();

    [GeneratedRegex("""(\b(Use|Add)OtlpExporter\(|new\s+OTLPTraceExporter\(|OTLPSpanExporter\(|otlptrace(http|grpc)?\.New|opentelemetry_otlp::|new\s+NodeSDK\(|configure_opentelemetry\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Export();

    [GeneratedRegex("""(AzureMonitor|ApplicationInsights|config\s+:sentry|withSentryConfig)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Automatic();

    [GeneratedRegex("""(sentry-cli\s+(releases|sourcemaps)|bugsnag-(build-reporter|source-maps)|SENTRY_RELEASE)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReleaseCommand();
}
