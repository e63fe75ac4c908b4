using Gapless.Readiness.Targets;

namespace Gapless.Cli.Commands;

/// <summary>What a person said about a probe.</summary>
/// <param name="BurstPath">The cheap GET for the rate-limit burst, which counts as consent; null for none.</param>
/// <param name="AuthorityFiles">PEM files of certificate authorities to trust.</param>
internal sealed record ProbeChoices(TargetDeclaration Declared, string? BurstPath, TimeSpan Deadline, ImmutableArray<string> AuthorityFiles);
