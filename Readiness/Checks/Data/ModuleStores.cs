using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Data;

/// <summary>Collections that live as long as the process and are written to by the handlers of requests: a database that every restart empties.</summary>
internal sealed partial class ModuleStores(string check)
{
    // const users = new Map();   let orders: Order[] = [];   USERS = {}   static readonly List<Order> Orders = new();   var users = map[string]User{}
    private readonly Idiom collection = Phrases.Idiom(
        check + "/collection",
        [Language.JavaScript, Language.Python, Language.CSharp, Language.Go],
        """^(export )?(const|let|var) (?<value>\w+)(: [^=\n]{1,80})? = \[\]""", """^(export )?(const|let|var) (?<value>\w+)(: [^=\n]{1,80})? = \{\}""", """^(export )?(const|let|var) (?<value>\w+)(: [^=\n]{1,80})? = new Map\b""",
        """^(?<value>\w+)(: [^=\n]{1,60})? = \{\}""", """^(?<value>\w+)(: [^=\n]{1,60})? = \[\]""", """\bstatic (readonly )?[\w<>, \[\]]{3,80} (?<value>\w+) = new\b""",
        """^var (?<value>\w+) = new (List|Dictionary|ConcurrentDictionary)<""", """^var (?<value>\w+) = make\(map\[""", """^var (?<value>\w+) = map\[""", """^var (?<value>\w+) = \[\]""") with
    { Accept = match => !Transient().IsMatch(match.Value) };

    private readonly Idiom change = Phrases.Idiom(
        check + "/change",
        [Language.JavaScript, Language.Python, Language.CSharp, Language.Go],
        """\b(?<value>\w+)\.push\(""", """\b(?<value>\w+)\.set\(""", """\b(?<value>\w+)\.append\(""", """\b(?<value>\w+)\.TryAdd\(""", """\b(?<value>\w+)\.Add\(""", """^[ \t]+(?<value>\w+)\[[^\]\n]{1,60}\] = """, """\b(?<value>\w+) = append\(""") with
    { LimitPerFile = 60 };

    public ImmutableArray<Idiom> Idioms => [collection, change];

    /// <summary>Each is declared, changed and reached by a route in one file.</summary>
    public IEnumerable<IdiomHit> In(RepositoryFacts repository, Idiom write) => repository.HitsOf(collection)
        .Where(hit => repository.HitsIn(hit.Path, write).Any() && repository.HitsIn(hit.Path, change).Any(one => one.Line > hit.Line && one.Value.Equals(hit.Value, StringComparison.Ordinal)));

    [GeneratedRegex("cache|pending|listener|client|socket|connection|registry|handler|timer|subscri|limit|bucket|queue|metric|memo|seen|lock|route|plugin|middleware|error|config|option|param|schema|header|args|cmd|urlpatterns|urls|__all__|lines|parts|tasks|loaded|hooks|migrations|stats", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Transient();
}
