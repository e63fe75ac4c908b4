namespace Gapless.Readiness.Checks.Delivery;

/// <summary>What a branch is protected from.</summary>
internal sealed record BranchRules(bool BlocksForcePush, bool BlocksDeletion, bool NeedsReview, bool NeedsChecks, bool BindsAdministrators)
{
    public const int Count = 5;

    /// <summary>The rules that are not there, in words.</summary>
    public IEnumerable<string> Missing
    {
        get
        {
            (bool Holds, string Name)[] rules =
            [
                (NeedsReview, "an approving review"), (NeedsChecks, "a required check"), (BlocksForcePush, "a block on force pushes"),
                (BlocksDeletion, "a block on deletion"), (BindsAdministrators, "administrators"),
            ];
            return rules.Where(rule => !rule.Holds).Select(rule => rule.Name);
        }
    }
}
