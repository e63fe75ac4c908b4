using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Containers;

/// <summary>The short and long forms of what Compose services say.</summary>
/// <remarks>https://github.com/compose-spec/compose-spec/blob/main/05-services.md</remarks>
internal static partial class ComposeText
{
    /// <summary>A port that is published beyond the machine itself, or null.</summary>
    public static Node? PublishedPort(ComposeService service) => service.Definition["ports"].Items.FirstOrDefault(port => !IsLocal(port));

    /// <summary>The mounts of a service: where from, and where to. A volume without a name has no source.</summary>
    public static IEnumerable<(string? Source, string Target, Node Node)> Mounts(ComposeService service)
    {
        foreach (var volume in service.Definition["volumes"].Items)
        {
            if (volume.Text is { } text)
            {
                // ${DATA:-./data}:/var/lib/data:ro
                var parts = Variable().Replace(text, match => match.Groups["default"].Value is { Length: > 0 } value ? value : "variable").Split(':');
                yield return parts.Length > 1 ? (parts[0], parts[1], volume) : (null, parts[0], volume);
            }
            else if (volume["target"].Text is { } target)
            {
                yield return (volume["source"].Text, target, volume);
            }
        }
    }

    /// <summary>The services it waits for, and on which condition.</summary>
    public static IEnumerable<(string Name, string Condition)> DependsOn(ComposeService service) => service.Definition["depends_on"] switch
    {
        { Kind: NodeKind.List } list => list.Items.Select(item => (item.Text ?? "", "service_started")),
        var map => map.Entries.Select(entry => (entry.Key, entry.Value["condition"].Text ?? "service_started")),
    };

    /// <summary>The words of a command or an entry point, in either form.</summary>
    public static string Words(Node command) => command.Text ?? string.Join(' ', command.Items.Select(item => item.Text));

    // "5432:5432"   "5432"   "127.0.0.1:5432:5432"   { target: 5432, published: 5432, host_ip: 127.0.0.1 }
    private static bool IsLocal(Node port) => port.Text is { } text
        ? LocalAddress().IsMatch(text)
        : port["host_ip"].Text is { } address && LocalAddress().IsMatch(address + ":");

    [GeneratedRegex("""^(\$\{\w+:?-)?(127\.0\.0\.1|localhost|\[?::1\]?)\}?:""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LocalAddress();

    [GeneratedRegex("""\$\{\w+(:?-(?<default>[^}]*))?[^}]*\}""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
