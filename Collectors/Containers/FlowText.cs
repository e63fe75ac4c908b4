using System.Text;
using System.Text.Json;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>Writes a tree on one line, as YAML's flow style and JSON have it.</summary>
internal static class FlowText
{
    private const int MaximumLength = 64 * 1024;

    public static string Of(Node node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.Length > MaximumLength ? HelmTemplate.Dynamic : text.ToString();
    }

    private static void Write(StringBuilder text, Node node)
    {
        // An alias may be met so often that the whole would not fit anywhere.
        if (text.Length > MaximumLength)
        {
            return;
        }

        switch (node.Kind)
        {
            case NodeKind.Map:
                text.Append('{');
                foreach (var entry in node.Entries)
                {
                    text.Append(text[^1] is '{' ? "" : ", ").Append(Quoted(entry.Key)).Append(": ");
                    Write(text, entry.Value);
                }

                text.Append('}');
                break;
            case NodeKind.List:
                text.Append('[');
                foreach (var item in node.Items)
                {
                    text.Append(text[^1] is '[' ? "" : ", ");
                    Write(text, item);
                }

                text.Append(']');
                break;
            default:
                text.Append(node.Text is { } scalar ? Quoted(scalar) : "null");
                break;
        }
    }

    private static string Quoted(string text) => '"' + JsonEncodedText.Encode(text).ToString() + '"';
}
