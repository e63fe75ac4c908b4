namespace Gapless.Data.Jobs;

public enum JobState
{
    Waiting,
    Running,
    Succeeded,

    /// <summary>Has failed as often as it may; a person decides what becomes of it.</summary>
    Dead,
    Cancelled,
}
