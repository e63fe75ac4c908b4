namespace Gapless.Cli;

/// <summary>Every code this program ends with. Whatever breaks, it is never 0 under a gate.</summary>
internal static class ExitCode
{
    public const int Passed = 0;

    public const int GateFailed = 1;

    /// <summary>A check, an import or the delivery of the result broke, so the verdict is not known.</summary>
    public const int Errored = 2;

    /// <summary>Nothing fails, but a check that this run should have decided is unknown.</summary>
    public const int Undecided = 3;

    public const int BadUsage = 64;

    public const int Interrupted = 130;
}
