using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Projects.Shapes;

/// <summary>A text, one of some words, or one that matches a pattern.</summary>
internal sealed record TextShape(string Description) : Shape(Description)
{
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>A regular expression that the whole text matches.</summary>
    public string? Pattern { get; init; }

    /// <summary>What the pattern asks for, in words.</summary>
    public string? Expected { get; init; }

    public override void Check(Node value, string name, Action<int, string> report)
    {
        if (value.Text is not { Length: > 0 } text)
        {
            report(value.Line, $"'{name}' must be a text.");
        }
        else if (Words.Count > 0 && !Words.Contains(text, StringComparer.Ordinal))
        {
            report(value.Line, $"'{name}' is '{text}'; it must be one of: {string.Join(", ", Words)}.");
        }
        else if (Pattern is not null && !Regex.IsMatch(text, Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant))
        {
            report(value.Line, $"'{name}' is '{text}'; it must be {Expected}.");
        }
    }

    protected override void Fill(JsonObject schema)
    {
        schema["type"] = "string";
        if (Words.Count > 0)
        {
            schema["enum"] = new JsonArray([.. Words.Select(word => (JsonNode)word)]);
        }

        if (Pattern is not null)
        {
            schema["pattern"] = Pattern;
        }
    }
}
