namespace Gapless.Worker.Queue;

/// <summary>The job cannot be done, and no repetition would help. People read the message: what is wrong and what to do.</summary>
internal sealed class JobException : Exception
{
    public JobException(string message)
        : base(message)
    {
    }

    public JobException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
