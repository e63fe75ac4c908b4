using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Infrastructure;

/// <summary>One rule of a security group, a network security group or a firewall.</summary>
internal sealed partial record NetworkRule(bool IsIngress, bool IsFromEverywhere, bool NamesAGroup, long From, long To, Node Where)
{
    private static readonly string[] Everywhere = ["0.0.0.0/0", "::/0", "*", "Internet", "Any"];

    public bool IsEveryPort => From <= 0 && To >= 65535;

    public bool Covers(long port) => From <= port && port <= To;

    /// <summary>The rules in a resource: of a group its blocks, else the resource itself.</summary>
    public static IEnumerable<NetworkRule> Of(CloudResource resource)
    {
        var blocks = resource.Properties.Entries.Where(entry => entry.Key.ToLowerInvariant() is "ingress" or "egress" or "security_rule" or "securityrules" or "securitygroupingress" or "securitygroupegress")
            .SelectMany(entry => (entry.Value.Kind == NodeKind.List ? entry.Value.Items : [entry.Value]).Select(block => Read(block["properties"].Exists ? block["properties"] : block, entry.Key))).ToList();
        if (resource.Properties["properties"]["securityRules"].Items is { Length: > 0 } rules)
        {
            blocks.AddRange(rules.Select(rule => Read(rule["properties"], "")));
        }

        return blocks.Count > 0 ? blocks : [Read(resource.Properties, resource.Type)];
    }

    private static NetworkRule Read(Node block, string kind)
    {
        Node Find(params ReadOnlySpan<string> keys)
        {
            foreach (var key in keys)
            {
                if (block.Entries.FirstOrDefault(entry => entry.Key.Replace("_", "", StringComparison.Ordinal).Equals(key, StringComparison.OrdinalIgnoreCase)).Value is { Exists: true } value)
                {
                    return value;
                }
            }

            return Node.Missing;
        }

        var direction = Find("direction", "type").Text ?? kind;
        var isAllowed = Find("access").Text is null or "Allow" && !Find("deny").Exists;
        var sources = Find("cidrblocks", "cidripv4", "cidrip", "sourceranges", "sourceaddressprefix", "sourceaddresses", "sourceips").OneOrMany()
            .Concat(Find("ipv6cidrblocks", "cidripv6", "sourceaddressprefixes").OneOrMany()).ToList();
        var (from, to) = Range(block, Find("fromport").Number, Find("toport").Number, Find("destinationportrange", "destinationportranges", "portrange", "port").OneOrMany().ToList());
        var isEvery = Find("protocol", "ipprotocol").Text is "-1" or "all";
        return new(
            isAllowed && !direction.Contains("egress", StringComparison.OrdinalIgnoreCase) && !direction.Contains("outbound", StringComparison.OrdinalIgnoreCase),
            sources.Exists(source => source.Text is { } text && Everywhere.Contains(text, StringComparer.OrdinalIgnoreCase)),
            Find("securitygroups", "sourcesecuritygroupid", "referencedsecuritygroupid", "sourcesecuritygroupids", "sourcetags", "sourceserviceaccounts", "sourceapplicationsecuritygroupids", "self", "sourceapplicationsecuritygroups").Exists || sources.Exists(source => source.Text is { } text && OneSubnet().IsMatch(text)),
            isEvery ? 0 : from,
            isEvery ? 65535 : to,
            block);
    }

    // 10.0.2.0/24   ${azurerm_subnet.app.address_prefixes[0]}
    [GeneratedRegex("""^(10|172|192)\.[\d.]+/(2[0-9]|3[0-2])$|^\$\{[^}]*subnet[^}]*\}$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneSubnet();

    // from_port = 5432, to_port = 5432     destination_port_range = "5432"     allow { ports = ["5432", "8000-9000"] }
    private static (long From, long To) Range(Node block, long? from, long? to, List<Node> ranges)
    {
        if (from is { } first)
        {
            return (first, to ?? first);
        }

        var written = ranges.Count > 0 ? ranges : block["allow"].Items.SelectMany(allow => allow["ports"].Items).ToList();
        var bounds = written.Select(node => node.Text is "*" ? [0L, 65535L] : (node.Text ?? "").Split('-').Select(part => long.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out var port) ? port : -1).ToArray()).Where(pair => pair.All(port => port >= 0) && pair.Length > 0).ToList();
        return bounds.Count == 0 ? (-1, -1) : (bounds.Min(pair => pair[0]), bounds.Max(pair => pair[^1]));
    }
}
