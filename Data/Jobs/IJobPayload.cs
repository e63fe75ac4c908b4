namespace Gapless.Data.Jobs;

/// <summary>What a job needs to know. The record names its kind, so that whoever asks for the job and whoever does it cannot differ.</summary>
public interface IJobPayload
{
    /// <summary>Such as <c>scan</c>; never changed, because rows hold it.</summary>
    static abstract string Kind { get; }
}
