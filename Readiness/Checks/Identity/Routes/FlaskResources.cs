using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>
/// Classes of Flask-RESTful, Flask-RESTX and Flask's own views, whose methods are the routes: each asks by its decorators, by those of its class, or by what
/// the class inherits.
/// </summary>
internal static partial class FlaskResources
{
    private static readonly Idiom Line = new("auth.default-deny/flask", ["class ", "def get(", "def post(", "def put(", "def patch(", "def delete(", "decorators", "_only", "required", "require_", "permission", "authenticate", "@check_"])
    {
        Pattern = ResourceLine(),
        Languages = [Language.Python],
        LimitPerFile = 400,
    };

    public static ImmutableArray<Idiom> Idioms => [Line];

    public static RouteCount Of(RepositoryFacts repository, ComponentFacts component)
    {
        if (component.Stack is not Fact.Python || component.Manifest.Dependencies.All(dependency => !dependency.Name.Contains("flask", StringComparison.OrdinalIgnoreCase)))
        {
            return RouteCount.None;
        }

        var classes = repository.HitsOf(Line, component).GroupBy(hit => hit.Path, StringComparer.Ordinal).SelectMany(Classes).ToList();
        var resources = Inherited(classes);
        return RouteCount.Of(classes.Where(one => resources.ContainsKey(one.Name))
            .SelectMany(one => one.Methods.Select(method => (method.Route, method.Guard > resources[one.Name] ? method.Guard : resources[one.Name])))
            .Where(one => !PublicRoute.IsPublic(one.Route)));
    }

    /// <summary>The classes that are resources, over several generations, with what each asks of all its methods.</summary>
    private static Dictionary<string, Guard> Inherited(List<ResourceClass> classes)
    {
        var known = new Dictionary<string, Guard>(StringComparer.Ordinal);
        for (var before = -1; before != known.Count;)
        {
            before = known.Count;
            foreach (var one in classes.Where(one => !known.ContainsKey(one.Name)))
            {
                var parents = one.Bases.Where(known.ContainsKey).Select(parent => known[parent]).ToList();
                if (parents.Count > 0 || one.Bases.Any(IsRoot))
                {
                    known[one.Name] = parents.Append(one.Guard).Max();
                }
            }
        }

        return known;
    }

    private static bool IsRoot(string name) => name is "Resource" or "MethodView" or "MethodResource";

    private static IEnumerable<ResourceClass> Classes(IEnumerable<IdiomHit> lines)
    {
        ResourceClass? current = null;
        var asked = Guard.None;
        foreach (var line in lines)
        {
            var text = line.Value.Trim();
            if (Declared().Match(text) is { Success: true } declared)
            {
                if (current is not null)
                {
                    yield return current;
                }

                current = new(declared.Groups["name"].Value, [.. Word().Matches(declared.Groups["bases"].Value).Select(word => word.Value)]);
                asked = Guard.None;
            }
            else if (text.StartsWith('@'))
            {
                asked = Stronger(asked, Named(text));
            }
            else if (text.Contains("decorators", StringComparison.Ordinal))
            {
                current?.Ask(Named(text));
            }
            else
            {
                current?.Methods.Add((line, asked));
                asked = Guard.None;
            }
        }

        if (current is not null)
        {
            yield return current;
        }
    }

    private static Guard Stronger(Guard one, Guard other) => one > other ? one : other;

    private static Guard Named(string text) => Open().IsMatch(text) ? Guard.None : Asks().IsMatch(text) ? Guard.Refuses : Maybe().IsMatch(text) ? Guard.Unclear : Guard.None;

    // class Orders(Resource):     decorators = [login_required]     @admins_only     def get(self, order_id):
    [GeneratedRegex("""^(?<value>[ \t]*(class[ \t]+\w+\([^)\n]{1,120}\)|(async[ \t]+)?def[ \t]+(get|post|put|patch|delete)\(self\b|(method_)?decorators\s*=\s*[^\n]{0,120}|@[\w.]+[^\n]{0,80}))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResourceLine();

    [GeneratedRegex("""^class\s+(?<name>\w+)\((?<bases>[^)]*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declared();

    [GeneratedRegex("""(login|auth\w*|admins?|users?|role|perm(ission)?s?|jwt|token|account|api_?key|scope|team)s?_(required|only)|require[sd]?_\w*(login|auth|admin|user|role|permission|token|captain)|\bauth(enticate\w*)?\.|authenticate\w*|\bpermission_required|has_(permission|role)|login_required|protected""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asks();

    [GeneratedRegex("""check_\w*(access|visib|auth|perm)|permission|_only\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Maybe();

    [GeneratedRegex("""optional|anonymous|no_auth|not_required|allow_public""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Open();

    [GeneratedRegex("""\w+""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
