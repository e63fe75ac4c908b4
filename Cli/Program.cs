using Gapless.Cli;
using Gapless.Cli.Output;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = !stop.IsCancellationRequested; // the second time it ends at once
    stop.Cancel();
};

using var terminal = Terminal.OfThisProcess();
return await CommandLine.RunAsync(args, terminal, TimeProvider.System, stop.Token);
