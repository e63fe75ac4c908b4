using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Infrastructure;

/// <summary>Makes units of templates that are data: Azure Resource Manager, CloudFormation, SAM, the Serverless Framework, Pulumi YAML.</summary>
internal static partial class TemplateReader
{
    public static IEnumerable<InfrastructureUnit> Read(IEnumerable<DataFile> files) => files.Where(file => file.Documents.Length == 1).Select(Read).OfType<InfrastructureUnit>();

    private static InfrastructureUnit? Read(DataFile file)
    {
        var root = file.Documents[0];
        if (root["$schema"].Text is { } schema && schema.Contains("deploymentTemplate.json", StringComparison.OrdinalIgnoreCase))
        {
            return ResourceManager(file, root);
        }

        if (root["AWSTemplateFormatVersion"].Exists || root.At("resources", "Resources").Kind == NodeKind.Map || IsCloudFormation(root["Resources"]))
        {
            return CloudFormation(file, root["Resources"].Exists ? root : root["resources"]);
        }

        return root["runtime"].Exists && root["resources"].Entries.Any(entry => entry.Value["type"].Text is { } type && type.Contains(':', StringComparison.Ordinal)) ? Pulumi(file, root) : null;
    }

    private static bool IsCloudFormation(Node resources) => resources.Entries.Any(entry => entry.Value["Type"].Text is { } type && type.StartsWith("AWS::", StringComparison.Ordinal));

    private static InfrastructureUnit ResourceManager(DataFile file, Node root) => new(file.Path, InfrastructureTool.ResourceManager)
    {
        Variables = Named(root["parameters"].Entries.Select(entry => (entry.Key, entry.Value["defaultValue"])).Concat(root["variables"].Entries.Select(entry => (entry.Key, entry.Value)))),
        Resources = [.. Nested(file, root["resources"], "", depth: 0)],
    };

    // Resources lie within resources, and templates within deployments.
    private static IEnumerable<UnitResource> Nested(DataFile file, Node resources, string parent, int depth)
    {
        if (depth > 8)
        {
            yield break;
        }

        foreach (var (key, resource) in resources.Kind == NodeKind.List ? resources.Items.Select(item => KeyValuePair.Create("", item)) : resources.Entries)
        {
            if (resource["type"].Text is not { } type || resource["existing"].IsTrue)
            {
                continue;
            }

            var whole = parent.Length > 0 && !type.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase) ? $"{parent}/{type}" : type;
            yield return new(file.Path, file.Class, whole.Split('@')[0], key.Length > 0 ? key : resource["name"].Text ?? "", Rewritten(resource), resource.Line);
            foreach (var inner in Nested(file, resource["resources"], whole, depth + 1).Concat(Nested(file, resource.At("properties", "template", "resources"), "", depth + 1)))
            {
                yield return inner;
            }
        }
    }

    private static InfrastructureUnit CloudFormation(DataFile file, Node root) => new(file.Path, InfrastructureTool.CloudFormation)
    {
        Variables = Named(root["Parameters"].Entries.Select(entry => (entry.Key, entry.Value["Default"]))),
        Resources =
        [
            .. root["Resources"].Entries.Where(entry => entry.Value["Type"].Text is not null).Select(entry =>
                new UnitResource(file.Path, file.Class, entry.Value["Type"].Text!, entry.Key, References(WithGlobals(entry.Value, root["Globals"]), root["Parameters"]), entry.Value.Line)),
        ],
    };

    // Globals: { Function: { Runtime: python3.13 } } holds for every AWS::Serverless::Function that sets nothing else.
    private static Node WithGlobals(Node resource, Node globals)
    {
        var own = resource["Properties"].Exists ? resource["Properties"] : Node.Map([], resource.Line);
        var common = resource["Type"].Text!.StartsWith("AWS::Serverless::", StringComparison.Ordinal) ? globals[resource["Type"].Text!["AWS::Serverless::".Length..]] : Node.Missing;
        return common.Entries.Length == 0 || own.Kind != NodeKind.Map ? own : Node.Map([.. own.Entries, .. common.Entries.Where(entry => !own[entry.Key].Exists)], own.Line);
    }

    private static InfrastructureUnit Pulumi(DataFile file, Node root) => new(file.Path, InfrastructureTool.Pulumi)
    {
        Variables = Named(root["variables"].Entries.Select(entry => (entry.Key, entry.Value)).Concat(root["config"].Entries.Select(entry => (entry.Key, entry.Value["default"])))),
        Resources =
        [
            .. root["resources"].Entries.Where(entry => entry.Value["type"].Text is not null).Select(entry =>
                new UnitResource(file.Path, file.Class, PulumiTypes.Terraform(entry.Value["type"].Text!), entry.Key, entry.Value["properties"].Exists ? entry.Value["properties"] : Node.Map([], entry.Value.Line), entry.Value.Line)),
        ],
    };

    private static Dictionary<string, Node> Named(IEnumerable<(string Key, Node Value)> pairs) =>
        pairs.GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => Rewritten(group.First().Value), StringComparer.Ordinal);

    // "[parameters('sku')]" is ${sku}; any other "[…]" is computed.
    private static Node Rewritten(Node node) => Rewrite(node, scalar => scalar.Text is ['[', not '[', .., ']'] expression
        ? Parameter().Match(expression) is { Success: true } match ? ExpressionReader.Computed(match.Groups["name"].Value, scalar.Line) : ExpressionReader.Computed("[" + expression[1..^1] + "]", scalar.Line)
        : scalar, depth: 0);

    // { "Ref": "Size" }; in YAML !Ref Size leaves the bare name.
    private static Node References(Node node, Node parameters) => Rewrite(node, scalar => scalar.Text is { } text && parameters[text].Exists ? ExpressionReader.Computed(text, scalar.Line) : scalar, depth: 0);

    private static Node Rewrite(Node node, Func<Node, Node> scalar, int depth) => node.Kind switch
    {
        _ when depth > 40 => node,
        NodeKind.Scalar => scalar(node),
        NodeKind.List => Node.List([.. node.Items.Select(item => Rewrite(item, scalar, depth + 1))], node.Line),
        NodeKind.Map when node.Entries is [{ Key: "Ref", Value.Text: not null } reference] => scalar(reference.Value),
        NodeKind.Map => Node.Map([.. node.Entries.Select(entry => KeyValuePair.Create(entry.Key, Rewrite(entry.Value, scalar, depth + 1)))], node.Line),
        _ => node,
    };

    [GeneratedRegex(@"^\[\s*(?:parameters|variables)\('(?<name>[\w-]+)'\)\s*\]$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
