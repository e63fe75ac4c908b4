using Gapless.Cli.Output;

namespace Gapless.Cli.Tests;

/// <summary>Runs the command line as a person would, but in this process: arguments in; exit code, output and messages out.</summary>
internal static class Gapless
{
    public static async Task<Ran> RunAsync(params string[] arguments) => await RunAsync(CancellationToken.None, arguments);

    public static async Task<Ran> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        using var terminal = new Terminal(output, error);
        var code = await CommandLine.RunAsync(arguments, terminal, new FixedTime(), cancellationToken);
        return new(code, output.ToString(), error.ToString());
    }

    internal sealed record Ran(int Code, string Output, string Messages);

    /// <summary>A clock that stands still, so that two runs give the same bytes.</summary>
    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        public override long GetTimestamp() => 0;
    }
}
