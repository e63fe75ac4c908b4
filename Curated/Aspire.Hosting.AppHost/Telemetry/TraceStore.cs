namespace Aspire.Hosting.Telemetry;

/// <summary>The last traces, each with its spans.</summary>
internal sealed class TraceStore
{
    private const int MostTraces = 500;
    private const int MostSpans = 1000;

    private readonly Dictionary<string, List<Span>> traces = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private readonly Lock gate = new();

    public void Add(IEnumerable<Span> spans)
    {
        lock (gate)
        {
            foreach (var span in spans.Where(span => span.TraceId.Length > 0))
            {
                if (!traces.TryGetValue(span.TraceId, out var trace))
                {
                    traces[span.TraceId] = trace = [];
                    order.Enqueue(span.TraceId);
                }

                if (trace.Count < MostSpans)
                {
                    trace.Add(span);
                }
            }

            while (order.Count > MostTraces)
            {
                traces.Remove(order.Dequeue());
            }
        }
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Trace> All()
    {
        lock (gate)
        {
            return [.. order.Reverse().Select(id => new Trace(id, [.. traces[id].OrderBy(span => span.Start)]))];
        }
    }

    public Trace? Find(string id)
    {
        lock (gate)
        {
            return traces.TryGetValue(id, out var spans) ? new Trace(id, [.. spans.OrderBy(span => span.Start)]) : null;
        }
    }
}
