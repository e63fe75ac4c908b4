using Gapless.Data.Gaps;

namespace Gapless.Worker.Assessment;

/// <summary>Why outcomes change.</summary>
/// <param name="Detail">The revision or version, where there is one.</param>
internal sealed record Cause(ChangeCause Kind, string? Detail);
