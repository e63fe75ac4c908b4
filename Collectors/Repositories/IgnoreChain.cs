using Gapless.Collectors.Git;

namespace Gapless.Collectors.Repositories;

/// <summary>The ignore files that hold in a folder, its own first.</summary>
internal sealed record IgnoreChain(IgnoreRules Rules, IgnoreChain? Above)
{
    /// <summary>Inside an ignored folder, where no rule can bring a file back; what git tracks is read all the same.</summary>
    public static IgnoreChain Everything { get; } = new(IgnoreRules.FromGit("", "*"), null) { IgnoresEverything = true };

    public bool IgnoresEverything { get; private init; }

    /// <summary>The nearest file that says anything decides.</summary>
    public bool Ignores(string path, bool isFolder)
    {
        for (var link = this; link is not null; link = link.Above)
        {
            if (link.Rules.Decides(path, isFolder) is { } decided)
            {
                return decided;
            }
        }

        return false;
    }
}
