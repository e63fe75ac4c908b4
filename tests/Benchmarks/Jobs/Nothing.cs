using Gapless.Data.Jobs;

namespace Gapless.Benchmarks.Jobs;

internal sealed record Nothing : IJobPayload
{
    public static string Kind => "benchmark.nothing";
}
