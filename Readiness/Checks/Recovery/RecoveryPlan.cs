using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Recovery;

/// <summary>The pages on recovery from disasters.</summary>
internal static partial class RecoveryPlan
{
    /// <summary>By their name: disaster-recovery.md, dr-plan.md, runbooks/restore.md.</summary>
    public static IEnumerable<FileFact> Named(RepositoryFacts repository) => repository.Files.Where(file => file.Class == PathClasses.Documentation && file.Size > 0 && !file.Path.StartsWith('.') && !file.Path.Contains("/.", StringComparison.Ordinal) && PlanName().IsMatch(file.Path) && !OtherRecovery().IsMatch(file.Name));

    // Codes with which people get back into their accounts.
    [GeneratedRegex("""recovery[-_ ]?(codes?|keys?|phrase|e?-?mail)|password|account|mock|seed""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherRecovery();

    [GeneratedRegex("""((^|/)[^/]*(disaster|recovery|runbook|failover|restore|business-continuity)[^/]*|(^|/)dr([-_ ][^/]*)?|(^|/)runbooks?/[^/]+)\.(md|mdx|adoc|rst|txt)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlanName();
}
