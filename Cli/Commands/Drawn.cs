using Gapless.Cli.Output;

namespace Gapless.Cli.Commands;

/// <summary>Progress as a line on the terminal. Reports come from several threads, so drawing is one at a time, at most ten times a second.</summary>
internal sealed class Drawn<T>(Terminal terminal, Func<T, string> describe) : IProgress<T>
{
    private const long BetweenMilliseconds = 100;
    private readonly Lock gate = new();
    private long last;

    public void Report(T value)
    {
        lock (gate)
        {
            var now = Environment.TickCount64;
            if (now - last >= BetweenMilliseconds)
            {
                last = now;
                terminal.Progress(describe(value));
            }
        }
    }
}
