#!/usr/bin/env dotnet
// Writes the lists of real signatures that the hosting stand-ins are held to (tests/AppHost.Tests/Curated/SignatureTests.cs), from the public API
// listings in a clone of microsoft/aspire:  dotnet take.cs /path/to/aspire/.git
// A line is a type, what it derives from, or a member; names without namespaces and nullability, defaults as a bare "=".

using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

var repository = args[0];
var here = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var curated = Path.GetDirectoryName(here)!;
(string StandIn, string Listing)[] packages =
[
    ("Aspire.Hosting.AppHost", "Aspire.Hosting"),
    ("Aspire.Hosting.Azure.Storage", "Aspire.Hosting.Azure.Storage"),
    ("Aspire.Hosting.PostgreSQL", "Aspire.Hosting.PostgreSQL"),
    ("Aspire.Hosting.Redis", "Aspire.Hosting.Redis"),
    ("Aspire.Hosting.Testing", "Aspire.Hosting.Testing"),
];
var commit = Git("rev-parse", "HEAD").Trim();
foreach (var (standIn, listing) in packages)
{
    var source = string.Concat(Directory.EnumerateFiles(Path.Combine(curated, standIn), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
    var wanted = Regex.Matches(source, @"^\s*public (?:\w+ )*(?:class|interface|enum|struct|record)(?: struct)? (\w+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToHashSet();
    var signatures = Read(Git("show", $"HEAD:src/{listing}/api/{listing}.cs"), wanted).Distinct().Order(StringComparer.Ordinal);
    var heading = $"# microsoft/aspire {commit}, src/{listing}/api/{listing}.cs, by Curated/signatures/take.cs\n";
    File.WriteAllText(Path.Combine(here, standIn + ".txt"), heading + string.Join('\n', signatures) + "\n", new UTF8Encoding(false));
}

return;

string Git(params string[] arguments)
{
    using var git = Process.Start(new ProcessStartInfo("git", ["--git-dir=" + repository, .. arguments]) { RedirectStandardOutput = true })!;
    var output = git.StandardOutput.ReadToEnd();
    git.WaitForExit();
    return git.ExitCode == 0 ? output : throw new InvalidOperationException("git failed");
}

// The listing is one member a line, four blanks deeper for each level.
static IEnumerable<string> Read(string listing, HashSet<string> wanted)
{
    var types = new Stack<(string Name, string Kind, int Indent)>();
    foreach (var line in listing.Split('\n'))
    {
        var text = line.Trim();
        var indent = line.Length - line.TrimStart().Length;
        if (text is "" or "{" or "}" || text.StartsWith('[') || text.StartsWith("//") || text.StartsWith("where ") || text.StartsWith("namespace "))
        {
            continue;
        }

        while (types.Count > 0 && indent <= types.Peek().Indent)
        {
            types.Pop();
        }

        if (Regex.Match(text, @"^public (?:(?:static|sealed|abstract|readonly|ref|partial) )*(class|interface|enum|struct|record) (\w+)(<[^>]*>)?(\([^)]*\))?(?: : (.*?))?(?: where .*)?$") is { Success: true } type)
        {
            var (kind, name) = (type.Groups[1].Value, type.Groups[2].Value);
            types.Push((name, kind, indent));
            if (wanted.Contains(name))
            {
                yield return $"{(kind == "record" ? "class" : kind)} {name}";
                foreach (var parent in type.Groups[5].Success ? SplitTop(Simple(type.Groups[5].Value)) : [])
                {
                    yield return $"{name} : {parent}";
                }

                if (type.Groups[4].Success)
                {
                    yield return $"{name}{Parameters(type.Groups[4].Value)}";
                    foreach (var part in SplitTop(Simple(type.Groups[4].Value.Trim('(', ')'))))
                    {
                        yield return $"{name}.{part.Split(' ')[1]} : {part.Split(' ')[0]} {{ get; init; }}";
                    }
                }
            }
        }
        else if (types.Count > 0 && wanted.Contains(types.Peek().Name) && Member(text, types.Peek().Name, types.Peek().Kind) is { } member)
        {
            yield return member;
        }
    }
}

static string? Member(string text, string type, string kind)
{
    if (kind == "enum")
    {
        return $"{type}.{text.TrimEnd(',')}";
    }

    if (kind != "interface" && !text.StartsWith("public ") && !text.StartsWith("protected "))
    {
        return null;
    }

    text = Regex.Replace(text, @"^((public|protected|static|virtual|override|abstract|sealed|readonly|required|partial|const|new|extern) )*", "");
    var parenthesis = text.IndexOf('(');
    var brace = text.IndexOf('{');
    if (parenthesis > 0 && (brace < 0 || parenthesis < brace))
    {
        var end = Closing(text, parenthesis);
        var head = Simple(text[..parenthesis]);
        var parameters = Parameters(text[parenthesis..(end + 1)]);
        var blank = LastBlank(head);
        return blank < 0 ? $"{type}{parameters}" : $"{type}.{head[(blank + 1)..]}{parameters} : {head[..blank]}";
    }

    if (brace > 0)
    {
        var head = Simple(text[..brace].Trim());
        var accessors = text[brace..];
        var blank = LastBlank(head);
        var set = Regex.IsMatch(accessors, @"\binit\b") ? " init;" : Regex.IsMatch(accessors, @"\bset\b") ? " set;" : "";
        return $"{type}.{head[(blank + 1)..]} : {head[..blank]} {{ get;{set} }}";
    }

    var field = Simple(text.Split('=')[0].Trim().TrimEnd(';'));
    return $"{type}.{field[(LastBlank(field) + 1)..]} : {field[..LastBlank(field)]}";
}

static string Parameters(string text) => Regex.Replace(Regex.Replace(Simple(text), @" = [^,)]+", "="), @"\b(this|params) ", "");

static string Simple(string text) => Regex.Replace(text.Replace("@", ""), @"(?:global::)?(?:\w+\.)+(\w+)", "$1").Replace("?", "");

static int Closing(string text, int open)
{
    var depth = 0;
    for (var index = open; index < text.Length; index++)
    {
        depth += text[index] == '(' ? 1 : text[index] == ')' ? -1 : 0;
        if (depth == 0)
        {
            return index;
        }
    }

    return text.Length - 1;
}

// The blank between a type and a name, not one inside a generic type.
static int LastBlank(string text)
{
    var depth = 0;
    for (var index = text.Length - 1; index >= 0; index--)
    {
        depth += text[index] == '>' ? 1 : text[index] == '<' ? -1 : 0;
        if (text[index] == ' ' && depth == 0)
        {
            return index;
        }
    }

    return -1;
}

static IEnumerable<string> SplitTop(string text)
{
    var (depth, start) = (0, 0);
    for (var index = 0; index <= text.Length; index++)
    {
        if (index == text.Length || (text[index] == ',' && depth == 0))
        {
            if (text[start..index].Trim() is { Length: > 0 } part)
            {
                yield return part;
            }

            start = index + 1;
        }
        else
        {
            depth += text[index] is '<' or '(' ? 1 : text[index] is '>' or ')' ? -1 : 0;
        }
    }
}
