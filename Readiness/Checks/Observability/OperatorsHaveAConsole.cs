using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Observability;

public sealed partial class OperatorsHaveAConsole : Check
{
    private const int Enough = 4;

    private static readonly (string Facet, Regex File)[] Facets =
    [
        ("users", UserPage()), ("health", HealthPage()), ("reports", ReportPage()), ("settings", SettingsPage()), ("audit log", AuditPage()),
    ];

    private static readonly Idiom Framework = new("ops.admin-console/framework", ["admin.site.urls", "ActiveAdmin", "RailsAdmin", "Filament", "Laravel\\Nova", "@adminjs/", "AdminJS", "react-admin", "flask_admin", "sqladmin", "starlette_admin", "Administrate", "EasyAdmin", "Madmin", "Avo", "Kaffy", "LiveAdmin", "spring-boot-admin", "EnableAdminServer"])
    {
        Pattern = AdminFramework(),
        Languages = Language.Code,
        LimitPerFile = 3,
    };

    private static readonly Idiom Guard = new("ops.admin-console/guard", ["admin"])
    {
        Pattern = AdminGuard(),
        Languages = [.. Language.Code, Language.Markup],
        LimitPerFile = 3,
    };

    // Their consoles manage users.
    private static readonly string[] Providers = ["@clerk/*", "@auth0/*", "auth0*", "Auth0.*", "keycloak*", "@keycloak/*", "firebase-admin", "@supabase/*", "supabase", "@workos*", "workos", "@okta/*", "okta*", "aws-amplify", "FusionAuth*"];

    public override CheckInfo Info { get; } = new("ops.admin-console", Category.Observability, Priority.Low, "Operators can manage users, settings and see health without touching the database")
    {
        Why = "Every correction by SQL in production is one typing error away from an outage, and leaves no trace.",
        Remedy = "Give operators pages for users, settings, health, reports and the audit log behind an administrator's right, or attest the tool they use.",
        Effort = Effort.Large,
        Methods = [Method.Repository, Method.Attestation],
        References = ["OWASP ASVS 5.0 8.4.2", "Azure Well-Architected OE:10"],
        AppliesWhen = Condition.All(Fact.Users),
    };

    public override ImmutableArray<Idiom> Idioms => [Framework, Guard];

    public override AttestationForm Attestation { get; } = new("Operators manage users and settings, and see health, reports and the audit log, with a tool.", ["users", "settings", "health", "reports", "audit log", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var framework = repository.FirstOf(null, Framework);
        var pages = repository.Files.Where(file => file.Class == PathClasses.Production && Language.Code.Append(Language.Markup).Contains(file.Language, StringComparer.Ordinal) && AdminPath().IsMatch(file.Path)).ToList();
        var found = Facets.Select(facet => (facet.Facet, Evidence: pages.Find(page => facet.File.IsMatch(page.Path[AdminPath().Match(page.Path).Index..])) is { } page ? Evidence.Strong(facet.Facet, new(page.Path, 0)) : null)).ToList();
        found = [.. found.Select(one => one.Evidence is null && one.Facet is "users" && (framework?.Location ?? ProviderOf(repository)) is { } other ? (one.Facet, Evidence.Strong("users, by a framework or provider", other)) : one)];
        var evidence = found.Select(one => one.Evidence).OfType<Evidence>().ToList();
        var missing = found.Where(one => one.Evidence is null).Select(one => one.Facet).ToList();
        var isGuarded = framework is not null || repository.HitsOf(Guard).Length > 0;
        return [(evidence.Count, isGuarded) switch
        {
            (>= Enough, true) => Verdict.Pass(Verdict.WholeSystem, "Operators have pages for their work, behind an administrator's right.", evidence),
            (>= Enough, false) => Verdict.Partial(Verdict.WholeSystem, "Operators have pages for their work; no administrator's right was found that guards them.", evidence),
            (>= 2, _) => Verdict.Partial(Verdict.WholeSystem, $"No page for administrators serves {string.Join(", ", missing)}.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, $"No page for administrators serves {string.Join(", ", missing)}.", evidence.DefaultIfEmpty(Evidence.Strong("no pages for administrators", repository.Components.FirstOrDefault() is { } component ? new Location(component.Manifest.Path, 0) : null))),
        }];
    }

    private static Location? ProviderOf(RepositoryFacts repository) => repository.Manifests.Where(manifest => manifest.Class == PathClasses.Production)
        .SelectMany(manifest => Providers.Select(manifest.Find).OfType<PackageDependency>().Select(found => new Location(manifest.Path, found.Line))).FirstOrDefault();

    [GeneratedRegex("""(admin\.site\.urls|ActiveAdmin\.(register|routes)|RailsAdmin\.config|extends\s+PanelProvider|Filament\\|Laravel\\Nova|["'](@adminjs/\w+|adminjs|react-admin)["']|\bflask_admin\b|\bsqladmin\b|\bstarlette_admin\b|Administrate::|EasyAdmin|Madmin::|Avo\.configure|EnableAdminServer)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AdminFramework();

    [GeneratedRegex("""(\b(is|require|ensure|check|authenticate|verify|has|only|assert|restrict\w*)_?[aA]dmin\w*|\badmin(Only|Guard|Procedure|Middleware|_required|_only|Policy|Required)\b|Roles\s*=\s*["'][^"'\n]*[aA]dmin|RequireRole\(\s*["'][aA]dmin|@Roles\([^)\n]*[aA][dD][mM][iI][nN]|hasRole\(\s*["'](ROLE_)?[aA][dD][mM][iI][nN]|role\s*[!=]==?\s*["'][aA]dmin|can:\s*admin|middleware\([^)\n]*admin|IsAdminUser\b|staff_member_required|current_user\.admin\?|:require_admin\w*|RequireAdmin)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AdminGuard();

    [GeneratedRegex("""(^|/|[._-])(admin\w*|backoffice|back-office)(/|[._-])""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AdminPath();

    [GeneratedRegex("""(user|member|account|customer)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserPage();

    [GeneratedRegex("""(health|status|monitor|jobs?\b|queues?|system)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HealthPage();

    [GeneratedRegex("""(report|analytics|stat(s|istics)\b|metrics|insights)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReportPage();

    [GeneratedRegex("""(settings?|config(uration)?|feature-?_?flags?|preferences)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SettingsPage();

    [GeneratedRegex("""(audit|activity-?_?log|event-?_?log|history)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AuditPage();
}
