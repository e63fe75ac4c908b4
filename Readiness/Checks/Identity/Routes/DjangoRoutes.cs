using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>The views that the urls.py of a Django project name, and what their decorators, base classes and bodies ask.</summary>
internal static partial class DjangoRoutes
{
    private static readonly Idiom Path = Python("django-path", ["path(", "url(", ".register("], UrlPattern()) with
    {
        Accept = match => match.Path.EndsWith("urls.py", StringComparison.Ordinal) || match.Path.Contains("/urls/", StringComparison.Ordinal),
    };

    private static readonly Idiom View = Python("django-view", ["(request", "request:", "View", "Mixin"], ViewHead());
    private static readonly Idiom Decorator = Python("django-decorator", ["required", "login", "auth", "permission", "passes_test", "token", "api_key", "superuser", "staff", "private", "protect", "signed"], GuardDecorator());
    private static readonly Idiom Body = Python("django-body", ["request.user", "PermissionDenied", "HttpResponseForbidden", "permission_classes", "permission_required", "api_key", "compare_digest", "signing."], GuardInBody());

    // return get_checks(request): the function that is called has the decorator
    private static readonly Idiom Delegate = Python("django-delegate", ["(request"], HandsOver());

    public static ImmutableArray<Idiom> Idioms => [Path, View, Decorator, Body, Delegate];

    public static RouteCount Of(RepositoryFacts repository, ComponentFacts component)
    {
        var paths = repository.HitsOf(Path, component);
        var views = paths.IsEmpty ? [] : Views(repository, component);
        return RouteCount.Of(paths
            .Where(path => !PublicRoute.IsPublic(path) && !PublicRoute.IsPublicName(path.Value))
            .Select(path => (path, guard: Wraps().IsMatch(path.Excerpt) ? Guard.Refuses : Find(path, views)))
            .Where(one => one.guard is not null)
            .Select(one => (one.path, one.guard!.Value)));
    }

    /// <summary>The view of this name, in the folder of the urls.py first; null for views of packages.</summary>
    private static Guard? Find(IdiomHit path, List<DjangoView> views)
    {
        var named = views.Where(view => view.Name == path.Value).ToList();
        var folder = path.Path[..(path.Path.LastIndexOf('/') + 1)];
        var near = named.Where(view => view.Path.StartsWith(folder, StringComparison.Ordinal)).ToList();
        return named.Count == 0 ? null : (near.Count > 0 ? near : named).Min(view => view.Guard);
    }

    private static List<DjangoView> Views(RepositoryFacts repository, ComponentFacts component)
    {
        var decorators = repository.HitsOf(Decorator, component).ToLookup(hit => hit.Path, StringComparer.Ordinal);
        var bodies = repository.HitsOf(Body, component).ToLookup(hit => hit.Path, StringComparer.Ordinal);
        var delegates = repository.HitsOf(Delegate, component).ToLookup(hit => hit.Path, StringComparer.Ordinal);
        var views = repository.HitsOf(View, component).GroupBy(hit => hit.Path, StringComparer.Ordinal).SelectMany(file => Read([.. file], [.. decorators[file.Key]], [.. bodies[file.Key]], [.. delegates[file.Key]])).ToList();
        return Inherit(views);
    }

    private static IEnumerable<DjangoView> Read(List<IdiomHit> heads, List<IdiomHit> decorators, List<IdiomHit> bodies, List<IdiomHit> delegates)
    {
        for (var index = 0; index < heads.Count; index++)
        {
            var head = heads[index];
            var after = index > 0 ? heads[index - 1].Line : 0;
            var before = index + 1 < heads.Count ? heads[index + 1].Line : int.MaxValue;
            var inside = bodies.Where(hit => hit.Line > head.Line && hit.Line < before).ToList();
            var guard = GuardBase().IsMatch(head.Excerpt) || decorators.Exists(hit => hit.Line > after && hit.Line < head.Line && hit.Line >= head.Line - 8)
                || inside.Exists(hit => hit.Excerpt.StartsWith("permission_", StringComparison.Ordinal) && !hit.Excerpt.Contains("AllowAny", StringComparison.Ordinal)) ? Guard.Refuses
                : inside.Count > 0 ? Guard.Unclear
                : Guard.None;
            var isClass = head.Excerpt.StartsWith("class", StringComparison.Ordinal);
            var handed = delegates.Where(hit => !isClass && hit.Line > head.Line && hit.Line < before).Select(hit => hit.Value);
            yield return new(head.Path, head.Value, [.. isClass ? Bases(head.Excerpt) : handed], guard, isClass);
        }
    }

    private static IEnumerable<string> Bases(string head) =>
        Word().Matches(head[(head.IndexOf('(', StringComparison.Ordinal) + 1)..]).Select(word => word.Value);

    /// <summary>A class asks what its bases ask; a base from elsewhere, that is none of Django's own, may ask.</summary>
    private static List<DjangoView> Inherit(List<DjangoView> views)
    {
        var known = views.ToLookup(view => view.Name, StringComparer.Ordinal);
        for (var round = 0; round < 5; round++)
        {
            var before = known;
            views = [.. views.Select(view => view with { Guard = view.Bases.Select(name => Of(view, name)).Append(view.Guard).Max() })];
            known = views.ToLookup(view => view.Name, StringComparer.Ordinal);

            Guard Of(DjangoView view, string name) =>
                before[name].Any() ? before[name].Min(other => other.Guard) : !view.IsClass || PlainBase().IsMatch(name) ? Guard.None : Guard.Unclear;
        }

        return views;
    }

    private static Idiom Python(string name, ImmutableArray<string> anchors, Regex pattern) =>
        new("auth.default-deny/" + name, anchors) { Pattern = pattern, Languages = [Language.Python], LimitPerFile = 500 };

    //   path("orders/<int:id>/", views.order_detail, name="order")     re_path(r"^orders$", OrderList.as_view())     router.register("orders", OrderViewSet)
    [GeneratedRegex("""\b(re_path|path|url|\w*router\.register)\(\s*[rf]*["'][^"'\n]*["']\s*,\s*((csrf_exempt|never_cache|ensure_csrf_cookie|xframe_options_exempt|gzip_page|login_required|staff_member_required)\(\s*)*(?!include\b|admin\.site)(\w+\.)*?(?<value>[A-Za-z_]\w*)(?=\s*[,)]|\.as_view)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UrlPattern();

    [GeneratedRegex("""^(async\s+)?def\s+(?<value>\w+)\(\s*_?request\b|^class\s+(?<value>\w+)\s*\([^)\n]*(View|Mixin)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ViewHead();

    [GeneratedRegex("""^@[\w.]*(login_required|auth|permission|passes_test|token|api_key|superuser|staff|private|protect|signed)\w*""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GuardDecorator();

    [GeneratedRegex("""(request\.user\b|PermissionDenied|HttpResponseForbidden|permission_(classes|required)\b|api_key|compare_digest|signing\.)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GuardInBody();

    [GeneratedRegex("""\blogin_required\(|staff_member_required\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wraps();

    [GeneratedRegex("""(LoginRequired|PermissionRequired|UserPassesTest|Authenticated|StaffRequired|SuperuserRequired|ObjectPermission)\w*""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GuardBase();

    [GeneratedRegex("""^((generic|views|viewsets|mixins|base|edit|list|detail)|View|(Template|Redirect|List|Detail|Create|Update|Delete|Form|Archive)View|\w*APIView|(Generic|Model|ReadOnlyModel)?ViewSet|(Create|List|Update|Destroy|Retrieve)ModelMixin|SingleObjectMixin|MultipleObjectMixin|FormMixin|ContextMixin)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainBase();

    [GeneratedRegex("""\breturn\s+(?<value>\w+)\(request\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HandsOver();

    [GeneratedRegex("""[A-Za-z_]\w*""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
