using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>Which routes of one file a protection holds for: all, those of a class or a group, those that follow, or the one it stands at.</summary>
internal sealed partial class GuardReach
{
    private const int Stack = 3;
    private const int Arguments = 8;
    private const int Statement = 40;

    private readonly HashSet<int> lines = [];
    private readonly HashSet<string> groups = new(StringComparer.Ordinal);
    private readonly int from = int.MaxValue;

    public GuardReach(List<IdiomHit> routes, IEnumerable<IdiomHit> guards)
    {
        var at = routes.Select(route => route.Line).Distinct().Order().ToList();
        foreach (var guard in guards)
        {
            if (WholeFile().IsMatch(guard.Excerpt) || (Dependencies().IsMatch(guard.Excerpt) && RouteOf(guard, at) is null))
            {
                from = 0;
            }
            else if (guard.Value.StartsWith("class", StringComparison.Ordinal) || guard.Excerpt.Contains(".use(", StringComparison.Ordinal))
            {
                from = Math.Min(from, guard.Line);
            }
            else if (OfGroup().Match(guard.Excerpt) is { Success: true } group)
            {
                groups.Add(group.Groups["name"].Value);
            }
            else if (RouteOf(guard, at) is { } line)
            {
                lines.Add(line);
            }
        }
    }

    public bool Covers(IdiomHit route) => route.Line >= from || lines.Contains(route.Line)
        || (groups.Count > 0 && Receiver().Match(route.Excerpt) is { Success: true } receiver && groups.Contains(receiver.Value));

    /// <summary>An argument belongs to the call before it; an attribute to the nearest route, above or below.</summary>
    private static int? RouteOf(IdiomHit guard, List<int> routes)
    {
        var index = routes.BinarySearch(guard.Line);
        if (index >= 0)
        {
            return guard.Line;
        }

        var (before, after) = (~index > 0 ? routes[~index - 1] : int.MinValue / 2, ~index < routes.Count ? routes[~index] : int.MaxValue / 2);
        return guard.Excerpt[0] is '@' or '[' ? (guard.Line - before <= after - guard.Line ? Within(before, guard.Line - before, Stack) : Within(after, after - guard.Line, Stack))
            : Within(before, guard.Line - before, guard.Language is Language.CSharp ? Statement : Arguments);
    }

    private static int? Within(int route, int distance, int reach) => distance <= reach ? route : null;

    // router = APIRouter(dependencies=[Depends(current_user)]); in the arguments of a route they are that one's
    [GeneratedRegex("""dependencies\s*=""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dependencies();

    // class Orders(BaseUserController):     app.MapGroup("/orders").RequireAuthorization()
    [GeneratedRegex("""^class |MapGroup""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeFile();

    // group.RequireAuthorization(policy);
    [GeneratedRegex("""^(?<name>\w+)\.Require(Authorization|Permission|Role|Scope)s?\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfGroup();

    [GeneratedRegex("""^\w+(?=\.Map)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Receiver();
}
