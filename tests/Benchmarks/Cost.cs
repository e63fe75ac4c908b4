using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Gapless.Benchmarks;

/// <summary>What something took, in milliseconds.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Cost(double Clock, double Processor)
{
    public static Cost Now()
    {
        using var self = Process.GetCurrentProcess();
        return new(Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency, self.TotalProcessorTime.TotalMilliseconds);
    }

    public static Cost Since(Cost start)
    {
        var now = Now();
        return new(now.Clock - start.Clock, now.Processor - start.Processor);
    }

    public override string ToString() => $"{Clock:N0} ms, {Processor:N0} ms of processor";
}
