using Gapless.Readiness.Checks.Quality;

namespace Gapless.Readiness.Checks.Identity;

public sealed class RolesAreAMatrix : Check
{
    private static readonly Idiom Role = Phrases.Idiom("auth.rbac-matrix/role", Language.Code, """hasRole\(\s*['"](?<value>\w+)""", """requireRole\(\s*\[?\s*['"](?<value>\w+)""", """@Roles\(\s*\[?\s*['"]?(?<value>[\w.]+)""", """\[Authorize\(Roles\s*=\s*"(?<value>\w+)""", """IsInRole\(\s*"(?<value>\w+)""", """RequireRole\(\s*"(?<value>\w+)""", """\brole\s*(===|!==|==|!=)\s*['"](?<value>\w+)""", """\brole['"]?\]?\s*(===|!==|==|!=)\s*[\w.]*\.(?<value>[A-Z]\w+)""", """hasAuthority\(\s*['"](?<value>\w+)""", """@RolesAllowed\(\s*"(?<value>\w+)""", """role_required\(\s*['"](?<value>\w+)""", """has_role\??\(?\s*[:'"](?<value>\w+)""", """hasRole\(['"](?<value>\w+)""", """->hasRole\(\s*['"](?<value>\w+)""", """\bis_superuser\b""", """\bis_staff\b""", """\bis_?[aA]dmin\b""", """\badmin\?""", """\bauth\(\s*['"](?<value>\w+)['"]\s*\)""") with
    { Accept = match => !Speakers.Contains(match.Value, StringComparer.OrdinalIgnoreCase) };

    private static readonly Idiom Definition = Phrases.Idiom(
        "auth.rbac-matrix/definition",
        [.. Language.Code, Language.Text, Language.Yaml, Language.Json, Language.Configuration],
        """\benum (class )?\w*Role\w*\b""", """\benum (class )?\w*Permissions?\b""", """\bROLE_PERMISSIONS\b""", """\brolePermissions\b""", """\ballRoles\b""", """\broleRights\b""", """\bPERMISSIONS\s*[:=]""", """\bdefineAbility\b""", """\bAbilityBuilder\b""", """\bcreateAccessControl\(""", """\bnew Enforcer\b""", """casbin\.NewEnforcer""", """\[policy_definition\]""", """\.AddPolicy\(\s*["\w]""", """\bIAuthorizationRequirement\b""", """<ApplicationPolicy\b""", """< ApplicationPolicy""", """\binclude CanCan::Ability""", """\bGate::define\(""", """\bextends? Policy\b""", """class \w+Policy\b""", """Permission::(create|firstOrCreate)\(""", """spatie/laravel-permission""", """\btype user\b[^\n]{0,20}$""", """\bdefine (viewer|editor|admin|owner)\b""", """GrantedAuthority\b""", """\bclass \w*Permission\w*\(\s*(permissions\.)?BasePermission""", """\bopenfga\b""", """\bCedar\b""", """\bBodyguard\.Policy\b""", """class \w*Role\w*\(\s*(str,\s*)?Enum""", """class \w*Role\w*\(\s*[\w.]*(TextChoices|IntegerChoices|StrEnum|IntEnum)""", """\benum \w*(MembershipType|MemberType|AccessLevel|AccessMode)\b""", """\bRole(Admin|User|Owner|Host|Member)\w*\b\s*(Role\s*)?=""", """\bROLES\s*=\s*[\[{(]""", """\brole_hierarchy:""", """\bextends Voter\b""", """\bstatic class \w*Roles\b""", """\bclass Roles\b""");

    // Who speaks in a chat, and what a part of a page is, are called roles as well.
    private static readonly string[] Speakers = ["assistant", "system", "user", "tool", "model", "function", "bot", "human", "ai", "button", "dialog", "menu", "menuitem", "tab", "link", "checkbox", "radio", "option", "listbox", "img", "presentation", "none"];

    // Other origins, limits and caches have policies too.
    private static readonly string[] OtherPolicy = ["cors", "ratelimit", "limiter", "cache", "resilience", "retry"];

    private static readonly string[] Devices = ["ClientApp/", "mobile/", "android/", "ios/", "/maui", "desktop/"];

    private static readonly Idiom Table = Phrases.Idiom("auth.rbac-matrix/table", [Language.Markdown], """^\|\s*(Action|Permission|Role|Operation|Feature|Resource)s?\b[^\n]{0,160}\b[aA]dmin""", """^\|[^\n]{0,120}\| Admin\w* \|""") with { In = PathClasses.Documentation };
    private static readonly Idiom Section = DocumentHeadings.Idiom("auth.rbac-matrix/section", """permission matrix|roles and permissions|access matrix|authorization matrix|rbac""");

    private static readonly Idiom Seeded = Phrases.Idiom("auth.rbac-matrix/seeded", [.. Language.Code, Language.Sql, Language.Json, Language.Hcl, Language.Yaml], """\brole\.(upsert|create)""", """\bRole::(create|firstOrCreate|updateOrCreate)""", """INSERT INTO ["`]?(\w+\.)?["`]?(roles?|permissions?)\b""", """RoleManager\b""", """\bRole\.(create|find_or_create|objects\.(get_or_create|create))""", """new IdentityRole\b""", """realmRoles""", """keycloak_role""", """auth0_role""", """azuread_app_role""", """\broleRepository\.(save|create|insert)""", """Group\.objects\.get_or_create""", """HasData\([^\n]{0,80}Role""", """\benum (class )?\w*Role\w*\b""", """class \w*Role\w*\(\s*(str,\s*)?Enum""", """class \w*Role\w*\(\s*[\w.]*(TextChoices|IntegerChoices|StrEnum|IntEnum)""", """\benum \w*(MembershipType|MemberType|AccessLevel|AccessMode)\b""", """Entity<\w*Role>\(\)[^\n]{0,40}\.HasData\(""", """\bCHECK \(role IN""", """CREATE TYPE \w*role\w* AS ENUM""", """\ballRoles\b""", """\brole_hierarchy:""");

    private static readonly Idiom Denied = Phrases.Idiom("auth.rbac-matrix/denied", Language.Code, """\b403\b""", """FORBIDDEN\b""", """HttpStatusCode\.Forbidden\b""", """status\.isForbidden\(""", """isForbidden\(""", """:forbidden\b""", """assertForbidden\(""", """StatusForbidden\b""", """PermissionDenied\b""", """assert_raises?\w*[^\n]{0,40}(Pundit|CanCan|Forbidden)""", """not_to permit""", """StatusCode::FORBIDDEN""") with { In = PathClasses.Test, LimitPerFile = 5 };

    public override CheckInfo Info { get; } = new("auth.rbac-matrix", Category.Identity, Priority.High, "Roles and permissions are written as a matrix, seeded and tested")
    {
        Why = "Roles that live in scattered comparisons drift apart: nobody can say who may do what, and a new endpoint forgets to ask.",
        Remedy = "Keep one file that says which role may do what, let policies, seeds and tests follow from it, and test that each role is refused what it may not do.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Attestation],
        References = ["OWASP ASVS 5.0 8.1.1, 8.1.2", "Azure Well-Architected SE:05"],
        AppliesWhen = Condition.All(Fact.Users),
    };

    public override ImmutableArray<Idiom> Idioms => [Role, Definition, Table, Section, Seeded, Denied];

    public override AttestationForm Attestation { get; } =
        new("Who may do what is written down, agrees with the code, and was looked through.", ["matrix", "roles", "last review", "who"], 180);

    private static bool OfDevice(string path) => Devices.Any(word => path.Contains(word, StringComparison.OrdinalIgnoreCase));

    // A column is_admin needs no row elsewhere.
    private static bool IsFlag(IdiomHit hit) => hit.Value.StartsWith("is", StringComparison.Ordinal) || hit.Value is "admin?";

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var role = repository.HitsOf(Role).FirstOrDefault();
        // What a mobile or desktop program asks its system for are permissions of another kind.
        var defined = repository.HitsOf(Definition).FirstOrDefault(hit => repository.ComponentOf(hit.Path) is not { Kind: ComponentKind.Tool } && !OfDevice(hit.Path) && !(hit.Excerpt.Contains("AddPolicy(", StringComparison.Ordinal) && OtherPolicy.Any(word => hit.Path.Contains(word, StringComparison.OrdinalIgnoreCase) || hit.Excerpt.Contains(word, StringComparison.OrdinalIgnoreCase))) && !hit.Path.EndsWith("sx", StringComparison.Ordinal) && !hit.Path.EndsWith(".vue", StringComparison.Ordinal));
        var definition = defined ?? repository.FirstOf(null, Table, Section);
        if (role is null && defined is null)
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "all users have the same rights")];
        }

        Facet[] facets =
        [
            Facet.Of("one definition of roles and permissions", definition),
            Facet.Of("roles that are seeded or fixed in code", repository.FirstOf(null, Seeded) ?? (repository.HitsOf(Role).All(hit => IsFlag(hit)) ? role : null)),
            Facet.Of("tests that a role is refused", repository.FirstOf(null, Denied)),
        ];
        var evidence = role is null ? facets.Shown() : facets.Shown().Append(Evidence.Strong("a role is asked for", role.Location));
        return [facets.Count(facet => facet.Holds) switch
        {
            3 => Verdict.Pass(Verdict.WholeSystem, "Roles and permissions are defined once, seeded and tested.", evidence),
            2 => Verdict.Partial(Verdict.WholeSystem, $"There is no sign of {facets.Missing()}.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, $"There is no sign of {facets.Missing()}.", evidence),
        }];
    }
}
