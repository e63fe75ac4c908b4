using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Security;

/// <summary>Where the code of a route stands when the route only names it: the file that is called like the class, the controller or the module.</summary>
internal sealed partial class HandlerFiles(RepositoryFacts repository)
{
    private readonly ILookup<string, string> byName = repository.Files
        .Where(file => file.Class == PathClasses.Production && Language.Code.Contains(file.Language, StringComparer.Ordinal))
        .ToLookup(file => Plain(file.Name[..Math.Max(0, file.Name.LastIndexOf('.'))]), file => file.Path, StringComparer.Ordinal);

    /// <summary>The route names a function that stands elsewhere.</summary>
    public static bool IsReference(IdiomHit route) => Reference().IsMatch(route.Excerpt);

    /// <summary>Its file is known: in Go a bare name stands in some file of its package.</summary>
    public bool Knows(IdiomHit route) => !(route.Language is Language.Go && !Reference().Match(route.Excerpt).Groups["name"].Value.Contains('.', StringComparison.Ordinal)) && Of(route).Any();

    // api.MapPost("/documents", ImportDocument.Handle)   r.POST("/user", a.userController.Register)   router.post('/', userController.create)
    public IEnumerable<string> Of(IdiomHit route)
    {
        var parts = Reference().Match(route.Excerpt).Groups["name"].Value.Split('.');

        // In Go admin.Delete names a package, and which of its files is not said.
        return parts.Length < 2 ? [route.Path]
            : route.Language is Language.Go && parts.Length is 2 && !Handler().IsMatch(parts[0]) ? []
            : byName[Plain(parts[^2])];
    }

    // user_controller.go, user.controller.ts and UserController.cs are one name
    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex("""handler|controller|server|service|api""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Handler();

    [GeneratedRegex("""(Map(Post|Put|Patch)|HandleFunc|\.(POST|PUT|PATCH|Post|Put|Patch|post|put|patch))\(\s*("[^"]*"|'[^']*'|`[^`]*`)\s*,(\s*[\w.]+(\([^()]*\))?\s*,){0,5}\s*(?<name>[A-Za-z_][\w.]*)\s*\)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
