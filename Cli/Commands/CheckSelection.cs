using Gapless.Readiness.Checks;
using Gapless.Readiness.Projects;

namespace Gapless.Cli.Commands;

/// <summary>Picks checks by id; a pattern may end in a wildcard.</summary>
internal static class CheckSelection
{
    /// <summary>Of the catalogue and the team's own checks; what the person says counts before what the settings say.</summary>
    public static ImmutableArray<Check> Select(ProjectSettings settings, IReadOnlyList<string> only, IReadOnlyList<string> skip)
    {
        ImmutableArray<Check> all = [.. CheckCatalog.All.Concat(settings.Checks).OrderBy(check => check.Info.Id, StringComparer.Ordinal)];
        foreach (var id in settings.Priorities.Keys)
        {
            Demand(all, id);
        }

        return only.Count > 0
            ? Select(all, only, skip)
            : Select(all, settings.Only, [.. skip, .. settings.Skipped.Select(skipped => skipped.Pattern)]);
    }

    /// <summary>A pattern that matches nothing is refused: a mistyped id must not make a gate pass.</summary>
    public static ImmutableArray<Check> Select(ImmutableArray<Check> all, IReadOnlyList<string> only, IReadOnlyList<string> skip)
    {
        foreach (var pattern in only.Concat(skip))
        {
            Demand(all, pattern);
        }

        ImmutableArray<Check> selected =
        [
            .. all.Where(check => only.Count == 0 || only.Any(pattern => Matches(check, pattern)))
                .Where(check => !skip.Any(pattern => Matches(check, pattern))),
        ];
        return selected.Length > 0 ? selected : throw CommandException.BadUsage("Nothing is left to run: every check is skipped.");
    }

    private static void Demand(ImmutableArray<Check> all, string pattern)
    {
        if (!all.Any(check => Matches(check, pattern)))
        {
            throw CommandException.BadUsage($"No check matches '{pattern}'; 'gapless checks' lists them all.");
        }
    }

    public static bool Matches(Check check, string pattern) => pattern.EndsWith('*')
        ? check.Info.Id.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : check.Info.Id.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
