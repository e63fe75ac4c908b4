using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Security;

internal sealed partial record ExposedEndpoint
{
    private const RegexOptions Exact = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;
    private const RegexOptions AnyCase = Exact | RegexOptions.IgnoreCase;

    [GeneratedRegex("\"propertySources\"|\"activeProfiles\"", Exact)]
    private static partial Regex ActuatorEnvironment();

    [GeneratedRegex("\"dispatcherServlets\"|\"mappings\"\\s*:", Exact)]
    private static partial Regex ActuatorMappings();

    [GeneratedRegex("\"_links\"", Exact)]
    private static partial Regex ActuatorIndex();

    [GeneratedRegex("/debug/pprof/|Types of profiles available", Exact)]
    private static partial Regex Profiles();

    [GeneratedRegex("Symfony Profiler|sf-profiler", AnyCase)]
    private static partial Regex SymfonyProfiler();

    [GeneratedRegex("<title>[^<]*Telescope|window\\.Telescope", Exact)]
    private static partial Regex Telescope();

    [GeneratedRegex("<title>[^<]*Horizon|window\\.Horizon", Exact)]
    private static partial Regex Horizon();

    [GeneratedRegex("<title>[^<]*Hangfire|hangfire-page", Exact)]
    private static partial Regex Hangfire();

    [GeneratedRegex("Error Log for|Powered by <a[^>]*>ELMAH", AnyCase)]
    private static partial Regex ErrorLog();

    [GeneratedRegex("<h1>Application Trace</h1>|Application Trace", Exact)]
    private static partial Regex TraceLog();

    [GeneratedRegex("<title>phpinfo\\(\\)|PHP Version <", AnyCase)]
    private static partial Regex PhpInfo();

    [GeneratedRegex("Helper</th>|Controller#Action", Exact)]
    private static partial Regex RailsRoutes();

    [GeneratedRegex("<title>[^<]*Adminer", Exact)]
    private static partial Regex Adminer();

    [GeneratedRegex("<title>[^<]*phpMyAdmin|pma_username", Exact)]
    private static partial Regex PhpMyAdmin();

    [GeneratedRegex("<title>Prometheus", Exact)]
    private static partial Regex Prometheus();

    [GeneratedRegex("\"isSignedIn\":true|grafanaBootData[^<]{0,2000}\"orgRole\":\"(Viewer|Editor|Admin)\"", Exact)]
    private static partial Regex Grafana();

    [GeneratedRegex("<title>[^<]*(admin|dashboard|administration)", AnyCase)]
    private static partial Regex AdminPage();

    [GeneratedRegex("Apache Server Status|Server Version:|Active connections:", Exact)]
    private static partial Regex ServerStatus();

    [GeneratedRegex("^# (HELP|TYPE) ", Exact | RegexOptions.Multiline)]
    private static partial Regex Metrics();

    [GeneratedRegex("\\{[^}\\n]*\\b(path|route|uri|handler|endpoint|tenant|user|url|controller|method|status|code|http_route|http_request_method)=\"", Exact)]
    private static partial Regex ApplicationLabels();

    [GeneratedRegex("\"__schema\"\\s*:\\s*\\{", Exact)]
    private static partial Regex Schema();

    [GeneratedRegex("swagger-ui|<title>Swagger UI", AnyCase)]
    private static partial Regex Reference();

    [GeneratedRegex("<title>[^<]*Aspire|aspire-dashboard|Structured logs", Exact)]
    private static partial Regex AspireDashboard();

    [GeneratedRegex("<title>Index of /|<h1>Index of /|Directory listing for /", AnyCase)]
    private static partial Regex Listing();

    // Login pages at these places are fine.
    [GeneratedRegex("type=[\"']?password|<title>[^<]*(log ?in|sign ?in)", AnyCase)]
    private static partial Regex SignIn();

    [GeneratedRegex("(Server|Host|Data Source)=[^;\"]{1,100};|(postgres(ql)?|mysql|mongodb(\\+srv)?|redis|amqp)://[^\"\\s]{3,}|ECONNREFUSED|Exception\"?\\s*:|\\bat [\\w.]+\\(|\"stackTrace\"", Exact)]
    private static partial Regex VerboseHealth();
}
