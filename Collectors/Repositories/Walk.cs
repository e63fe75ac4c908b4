using Gapless.Collectors.Git;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>What a walk found, files in ordinal order.</summary>
internal sealed record Walk(
    IReadOnlyList<WalkedFile> Files, IReadOnlyList<GitAttributes> Attributes, IReadOnlyList<ReadProblem> Problems, string? Revision);
