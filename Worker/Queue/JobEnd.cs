using Gapless.Data.Jobs;

namespace Gapless.Worker.Queue;

/// <summary>How an attempt ended, to be written into the job's row.</summary>
/// <param name="State"><see cref="JobState.Waiting"/>: it is tried again after <paramref name="Pause"/>.</param>
internal sealed record JobEnd(HeldJob Held, JobState State, string? Error = null, string? Result = null, TimeSpan Pause = default);
