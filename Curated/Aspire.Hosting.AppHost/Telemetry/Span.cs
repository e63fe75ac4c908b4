namespace Aspire.Hosting.Telemetry;

/// <summary>A span as it was received; times in nanoseconds of the Unix epoch.</summary>
internal sealed record Span(
    string TraceId, string SpanId, string ParentId, string Name, string Service, string Instance, string Scope, SpanKind Kind, ulong Start, ulong End, bool Failed,
    ImmutableArray<KeyValuePair<string, string>> Attributes)
{
    public TimeSpan Duration => TimeSpan.FromTicks((long)Math.Min((End > Start ? End - Start : 0) / 100, long.MaxValue));
}

/// <summary>The numbers are OpenTelemetry's.</summary>
internal enum SpanKind
{
    Unspecified = 0,
    Internal = 1,
    Server = 2,
    Client = 3,
    Producer = 4,
    Consumer = 5,
}
