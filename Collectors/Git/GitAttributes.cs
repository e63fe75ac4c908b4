using System.Collections.Immutable;

namespace Gapless.Collectors.Git;

/// <summary>What one <c>.gitattributes</c> marks as not written here: <c>linguist-vendored</c> and <c>linguist-generated</c>.</summary>
internal sealed class GitAttributes
{
    private readonly ImmutableArray<(IgnoreRule Rule, bool IsForeign)> rules;
    private readonly string prefix;

    private GitAttributes(string folder, ImmutableArray<(IgnoreRule Rule, bool IsForeign)> rules)
    {
        prefix = folder.Length == 0 ? "" : folder + "/";
        this.rules = rules;
    }

    public bool IsEmpty => rules.IsEmpty;

    // pattern attribute attribute=value -attribute
    public static GitAttributes Read(string folder, string text) =>
        new(folder, [.. text.Split('\n').Select(ReadLine).Where(line => line.Rule is not null).Select(line => (line.Rule!, line.IsForeign))]);

    /// <summary>Whether the file is marked; null when this file says nothing about it.</summary>
    public bool? IsForeign(string path)
    {
        if (!path.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var segments = path[prefix.Length..].Split('/');
        for (var index = rules.Length - 1; index >= 0; index--)
        {
            if (rules[index].Rule.Matches(segments, isFolder: false))
            {
                return rules[index].IsForeign;
            }
        }

        return null;
    }

    private static (IgnoreRule? Rule, bool IsForeign) ReadLine(string line)
    {
        var words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words.Skip(1))
        {
            var name = word.TrimStart('-', '!').Split('=')[0];
            if (name is "linguist-vendored" or "linguist-generated")
            {
                var isOff = word[0] is '-' or '!' || word.EndsWith("=false", StringComparison.Ordinal);
                return (IgnoreRule.FromGit(words[0]), !isOff);
            }
        }

        return (null, false);
    }
}
