using Gapless.Collectors.Containers;
using Gapless.Collectors.Infrastructure;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>Parses one file with the reader of its format.</summary>
internal static class StructuredText
{
    // .tool-versions has a line a tool, .gitleaksignore one a reviewed match.
    private const int MaximumLines = 2000;

    public static ParsedData Parse(DataFormat format, string text) => format switch
    {
        DataFormat.Yaml => YamlReader.Read(text),
        DataFormat.Json => JsonReader.Read(text),
        DataFormat.Toml => TomlReader.Read(text),
        DataFormat.Xml => XmlNodeReader.Read(text),
        DataFormat.Hcl => HclReader.Read(text),
        DataFormat.Lines => new([Node.List([.. text.Split('\n').Take(MaximumLines).Select((line, index) => Node.Scalar(line.Trim(), index + 1))], 1)]),
        _ => new([]),
    };

    /// <summary>A template: it is YAML only once it is rendered, so that it cannot be parsed is no mistake of its author's.</summary>
    public static bool IsTemplate(FileFact file, string text) => file.Language is Language.Yaml
        && (file.Path.Contains("/templates/", StringComparison.Ordinal) || file.Path.StartsWith("templates/", StringComparison.Ordinal))
        && HasMark(text);

    // ${{ … }} stands inside of values, and is YAML as it is.
    private static bool HasMark(string text)
    {
        for (var at = text.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = text.IndexOf("{{", at + 2, StringComparison.Ordinal))
        {
            if (at == 0 || text[at - 1] != '$')
            {
                return true;
            }
        }

        return false;
    }

    public static ParsedData ParseTemplate(string text, Node values) => YamlReader.Read(HelmTemplate.Resolve(text, values)) with { Problem = null };
}
