using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>Controllers of Python that inherit the question who is calling, over several classes.</summary>
internal static partial class BaseClasses
{
    private static readonly Idiom Class = new("auth.default-deny/class", ["Controller)", "Controller(", "Controller[", "View)", "View("]) { Pattern = Declared(), Languages = [Language.Python], LimitPerFile = 20 };

    public static ImmutableArray<Idiom> Idioms => [Class];

    /// <summary>The files with a class that inherits from one that asks.</summary>
    public static HashSet<string> Protected(RepositoryFacts repository)
    {
        var classes = repository.HitsOf(Class).Select(hit => (hit.Path, Names: Word().Matches(hit.Value).Select(word => word.Value).ToList())).Where(one => one.Names.Count > 1).ToList();
        var asking = new HashSet<string>(StringComparer.Ordinal);
        for (var before = -1; before != asking.Count;)
        {
            before = asking.Count;
            asking.UnionWith(classes.Where(one => one.Names.Skip(1).Any(name => asking.Contains(name) || Asks().IsMatch(name))).Select(one => one.Names[0]));
        }

        return classes.Where(one => asking.Contains(one.Names[0])).Select(one => one.Path).ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex("""class[ \t]+(?<value>\w+\([^)\n]{1,200}\))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declared();

    [GeneratedRegex("""^Base(User|Admin|Auth\w*|Protected|Secure\w*)(Controller|View)$|^(LoginRequired|PermissionRequired|UserPassesTest)Mixin$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asks();

    [GeneratedRegex("""\w+""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
