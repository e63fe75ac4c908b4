using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>One open block of a Helm template.</summary>
/// <param name="Stands">It is rendered; null where that is not known.</param>
/// <param name="SetsDot">It gives <c>.</c> a meaning of its own.</param>
/// <param name="Dot">What <c>.</c> stands for, where that is known.</param>
internal sealed record HelmBlock(bool? Stands, bool SetsDot = false, Node? Dot = null)
{
    /// <summary>This branch or one before it is the one that is rendered.</summary>
    public bool HasStood { get; init; } = Stands is true;

    /// <summary>This branch or one before it may be the one that is rendered.</summary>
    public bool MayHaveStood { get; init; } = Stands is null;
}
