#!/usr/bin/env dotnet
// Writes the lists of real signatures that the stand-ins are held to (the SignatureTests of AppHost.Tests and ServiceDefaults.Tests), from the public
// API listings, or where there is none the source, in clones of the packages' repositories. The folder given holds them as owner+name:
//   dotnet take.cs /path/to/clones
// A line is a type, what it derives from, or a member; names without namespaces and nullability, defaults as a bare "=".

using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

var here = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
var curated = Path.GetDirectoryName(here)!;
const string Aspire = "microsoft/aspire", Telemetry = "open-telemetry/opentelemetry-dotnet", Contrib = "open-telemetry/opentelemetry-dotnet-contrib", Extensions = "dotnet/extensions";
(string StandIn, string Repository, string[] Files)[] packages =
[
    ("Aspire.Hosting.AppHost", Aspire, ["src/Aspire.Hosting/api/Aspire.Hosting.cs"]),
    .. ((string[])["Aspire.Hosting.Azure.Storage", "Aspire.Hosting.PostgreSQL", "Aspire.Hosting.Redis", "Aspire.Hosting.Testing"])
        .Select(name => (name, Aspire, (string[])[$"src/{name}/api/{name}.cs"])),
    .. ((string[])["Aspire.Azure.Storage.Blobs", "Aspire.Microsoft.Azure.StackExchangeRedis", "Aspire.StackExchange.Redis"])
        .Select(name => (name, Aspire, (string[])[$"src/Components/{name}/api/{name}.cs"])),
    ("Aspire.Azure.Npgsql.EntityFrameworkCore.PostgreSQL", Aspire,
    [
        "src/Components/Aspire.Azure.Npgsql.EntityFrameworkCore.PostgreSQL/api/Aspire.Azure.Npgsql.EntityFrameworkCore.PostgreSQL.cs",
        "src/Components/Aspire.Npgsql.EntityFrameworkCore.PostgreSQL/api/Aspire.Npgsql.EntityFrameworkCore.PostgreSQL.cs",
    ]),
    ("OpenTelemetry.Extensions.Hosting", Telemetry, ["src/OpenTelemetry.Extensions.Hosting/.publicApi/Stable/PublicAPI.Shipped.txt"]),
    .. ((string[])["OpenTelemetry.Instrumentation.AspNetCore", "OpenTelemetry.Instrumentation.Http", "OpenTelemetry.Instrumentation.Runtime"])
        .Select(name => (name, Contrib, (string[])[$"src/{name}/.publicApi/PublicAPI.Shipped.txt"])),
    ("Microsoft.Extensions.Http.Resilience", Extensions,
    [
        "src/Libraries/Microsoft.Extensions.Http.Resilience/Microsoft.Extensions.Http.Resilience.json",
        "src/Libraries/Microsoft.Extensions.Http.Resilience/Polly/HttpRetryStrategyOptionsExtensions.cs",
    ]),
    ("Microsoft.Extensions.ServiceDiscovery", Extensions,
    [
        "src/Libraries/Microsoft.Extensions.ServiceDiscovery/ServiceDiscoveryHttpClientBuilderExtensions.cs",
        "src/Libraries/Microsoft.Extensions.ServiceDiscovery/ServiceDiscoveryServiceCollectionExtensions.cs",
    ]),
    ("Microsoft.Extensions.ServiceDiscovery.Yarp", Extensions, ["src/Libraries/Microsoft.Extensions.ServiceDiscovery.Yarp/ServiceDiscoveryReverseProxyServiceCollectionExtensions.cs"]),
];
foreach (var (standIn, repository, files) in packages)
{
    var source = string.Concat(Directory.EnumerateFiles(Path.Combine(curated, standIn), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
    var wanted = Regex.Matches(source, @"^\s*public (?:\w+ )*(?:class|interface|enum|struct|record)(?: struct)? (\w+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToHashSet();
    var clone = Path.Combine(args[0], repository.Replace('/', '+'), "repo");
    var signatures = files.SelectMany(file => Git(clone, "show", "HEAD:" + file) is var text && Path.GetExtension(file) switch
    {
        ".txt" => ReadPublicApi(text),
        ".json" => ReadJson(text),
        _ => Read(text, wanted),
    } is var read ? read : []).Where(signature => wanted.Contains(Regex.Match(signature, @"^(?:class |interface |struct |enum )?(\w+)").Groups[1].Value)).Distinct().Order(StringComparer.Ordinal);
    var heading = $"# {repository} {Git(clone, "rev-parse", "HEAD").Trim()}, {string.Join(", ", files)}, by Curated/signatures/take.cs\n";
    File.WriteAllText(Path.Combine(here, standIn + ".txt"), heading + string.Join('\n', signatures) + "\n", new UTF8Encoding(false));
}

return;

static string Git(string clone, params string[] arguments)
{
    using var git = Process.Start(new ProcessStartInfo("git", ["--git-dir=" + clone, .. arguments]) { RedirectStandardOutput = true })!;
    var output = git.StandardOutput.ReadToEnd();
    git.WaitForExit();
    return git.ExitCode == 0 ? output : throw new InvalidOperationException("git failed");
}

// OpenTelemetry.OpenTelemetryBuilder.WithTracing() -> OpenTelemetry.OpenTelemetryBuilder!
static IEnumerable<string> ReadPublicApi(string listing)
{
    var lines = listing.Split('\n').Select(line => Regex.Replace(line.Trim(), "^((static|override|virtual|abstract) )*", "").Replace("!", "")).Where(line => line is not "" && line[0] != '#').ToList();
    foreach (var line in lines)
    {
        if (line.Split(" -> ") is not [var left, var type])
        {
            yield return "class " + Last(line);
            yield return "interface " + Last(line);
        }
        else if (left.IndexOf('(') is > 0 and var open)
        {
            var path = left[..open].Split('.');
            yield return path[^1] == path[^2] ? path[^1] + Parameters(left[open..]) : $"{path[^2]}.{path[^1]}{Parameters(left[open..])} : {Simple(type)}";
        }
        else if (left.EndsWith(".get"))
        {
            var path = left.Split('.');
            var set = lines.Any(other => other.StartsWith(string.Join('.', path[..^1]) + ".set ")) ? " set;" : "";
            yield return $"{path[^3]}.{path[^2]} : {Simple(type)} {{ get;{set} }}";
        }
    }

    static string Last(string path) => path.Split('.')[^1];
}

// "Member": "static bool Polly.Predicates.IsTransient(Polly.Outcome<System.Net.Http.HttpResponseMessage> outcome);"
static IEnumerable<string> ReadJson(string listing)
{
    foreach (var match in Regex.Matches(listing, "\"(?<kind>Type|Member)\": \"(?<text>[^\"]*)\"").Cast<Match>())
    {
        var text = Regex.Replace(match.Groups["text"].Value, "^((static|sealed|abstract|virtual|override|readonly) )*", "").TrimEnd(';');
        if (match.Groups["kind"].Value == "Type")
        {
            var parts = Simple(text).Split(" : ");
            yield return parts[0];
            foreach (var parent in parts.Length > 1 ? SplitTop(parts[1]) : [])
            {
                yield return $"{parts[0].Split(' ')[1]} : {parent}";
            }

            continue;
        }

        var end = text.IndexOf('(') is > 0 and var open ? open : text.IndexOf('{') - 1;
        if (end <= 0)
        {
            continue;
        }

        var head = text[..end];
        var blank = LastBlank(head);
        var path = head[(blank + 1)..].Split('.');
        yield return text[end] == '(' && blank < 0 ? path[^1] + Parameters(text[end..])
            : text[end] == '(' ? $"{path[^2]}.{path[^1]}{Parameters(text[end..])} : {Simple(head[..blank])}"
            : $"{path[^2]}.{path[^1]} : {Simple(head[..blank])} {text[(end + 1)..]}";
    }
}

// The listing is one member a line, four blanks deeper for each level.
static IEnumerable<string> Read(string listing, HashSet<string> wanted)
{
    var types = new Stack<(string Name, string Kind, int Indent)>();
    foreach (var line in listing.Split('\n'))
    {
        var text = line.Trim();
        var indent = line.Length - line.TrimStart().Length;
        if (text is "" or "{" or "}" || text.StartsWith('[') || text.StartsWith('#') || text.StartsWith("//") || text.StartsWith("where ") || text.StartsWith("namespace "))
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
