namespace Gapless.Worker.Queue;

/// <summary>Another worker has taken the job over, so nothing of this attempt is kept.</summary>
internal sealed class LeaseLostException(Guid jobId) : Exception($"Job {jobId} has been taken over by another worker.");
