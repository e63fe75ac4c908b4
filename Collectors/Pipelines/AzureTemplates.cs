using System.Text.RegularExpressions;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>Templates and conditional insertions of Azure Pipelines.</summary>
/// <remarks>https://learn.microsoft.com/azure/devops/pipelines/process/templates</remarks>
internal static partial class AzureTemplates
{
    /// <summary>The elements of a list, with those of local templates in their place: <c>- template: build.yml</c>, <c>- ${{ if … }}: [ … ]</c>.</summary>
    public static IEnumerable<(PipelineContext Context, Node Item)> Items(PipelineContext context, Node list, string key)
    {
        foreach (var item in list.Items)
        {
            if (item.Entries is [{ Key: ['$', '{', '{', ..] }, ..])
            {
                foreach (var inner in item.Entries.SelectMany(entry => Items(context, entry.Value, key)))
                {
                    yield return inner;
                }
            }
            else if (Called(context, item) is { } template)
            {
                foreach (var inner in Items(template, template.Root[key], key))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return (context, item);
            }
        }
    }

    /// <summary>The file behind <c>template: ../jobs/build.yml</c> with its parameters; null when it is in another repository.</summary>
    public static PipelineContext? Called(PipelineContext context, Node item)
    {
        if (item["template"].Text is not { } written)
        {
            return null;
        }

        var name = written.EndsWith("@self", StringComparison.Ordinal) ? written[..^5] : written;
        var path = name.StartsWith('/') ? RepositoryPath.Combine("", name.TrimStart('/')) : RepositoryPath.Combine(RepositoryPath.Folder(context.Path), name);
        return context.Called(path, item["parameters"]);
    }

    /// <summary>A text with the parameters that are known.</summary>
    public static Node WithParameters(PipelineContext context, Node node) => node.Text is { } text && text.Contains("parameters.", StringComparison.Ordinal)
        ? Node.Scalar(Parameter().Replace(text, match => Value(context, match.Groups["name"].Value) ?? match.Value), node.Line)
        : node;

    // parameters: { name: value }   parameters: [ { name: x, default: value } ]
    private static string? Value(PipelineContext context, string name) => context.Inputs[name].Text
        ?? context.Root.At("parameters", name).Text ?? context.Root["parameters"].Items.FirstOrDefault(item => item["name"].Text == name, Node.Missing)["default"].Text;

    [GeneratedRegex(@"\$\{\{\s*parameters\.(?<name>\w+)\s*\}\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
