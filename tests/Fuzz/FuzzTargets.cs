using Gapless.Fuzz.Targets;

namespace Gapless.Fuzz;

internal static class FuzzTargets
{
    public static IReadOnlyList<IFuzzTarget> All { get; } =
    [
        new DocumentTarget(),
        new ScanTarget(),
        new ArchiveTarget(),
        new TargetTarget(),
        new AnswerTarget(),
        .. ByteTargets.All,
        .. RepositoryTargets.All,
    ];
}
