using Gapless.Fuzz.Targets;

namespace Gapless.Fuzz;

internal static class FuzzTargets
{
    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        new DocumentTarget(),
        .. RepositoryTargets.All,
    ];
}
