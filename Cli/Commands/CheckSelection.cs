using Gapless.Readiness.Checks;

namespace Gapless.Cli.Commands;

/// <summary>Picks checks by id; a pattern may end in a wildcard.</summary>
internal static class CheckSelection
{
    /// <summary>A pattern that matches nothing is refused: a mistyped id must not make a gate pass.</summary>
    public static ImmutableArray<Check> Select(IReadOnlyList<string> only, IReadOnlyList<string> skip)
    {
        foreach (var pattern in only.Concat(skip))
        {
            if (!CheckCatalog.All.Any(check => Matches(check, pattern)))
            {
                throw CommandException.BadUsage($"No check matches '{pattern}'; 'gapless checks' lists them all.");
            }
        }

        ImmutableArray<Check> selected =
        [
            .. CheckCatalog.All.Where(check => only.Count == 0 || only.Any(pattern => Matches(check, pattern)))
                .Where(check => !skip.Any(pattern => Matches(check, pattern))),
        ];
        return selected.Length > 0 ? selected : throw CommandException.BadUsage("--skip leaves no check to run.");
    }

    public static bool Matches(Check check, string pattern) => pattern.EndsWith('*')
        ? check.Info.Id.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : check.Info.Id.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
