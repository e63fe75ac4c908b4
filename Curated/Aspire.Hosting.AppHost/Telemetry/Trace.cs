namespace Aspire.Hosting.Telemetry;

internal sealed record Trace(string Id, ImmutableArray<Span> Spans)
{
    /// <summary>The span whose parent is not here; the earliest if there are several.</summary>
    public Span Root
    {
        get
        {
            var known = Spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
            return Spans.FirstOrDefault(span => !known.Contains(span.ParentId)) ?? Spans[0];
        }
    }

    public ulong Start => Spans.Min(span => span.Start);

    public ulong End => Spans.Max(span => span.End);

    public bool Failed => Spans.Any(span => span.Failed);

    /// <summary>Parents before children, each with its depth.</summary>
    public IReadOnlyList<(Span Span, int Depth)> Ordered()
    {
        var known = Spans.Select(span => span.SpanId).ToHashSet(StringComparer.Ordinal);
        var children = Spans.ToLookup(span => known.Contains(span.ParentId) && span.ParentId != span.SpanId ? span.ParentId : "", StringComparer.Ordinal);
        var ordered = new List<(Span, int)>();
        var pending = new Stack<(Span Span, int Depth)>(children[""].Reverse().Select(span => (span, 0)));
        while (pending.TryPop(out var next) && ordered.Count < Spans.Length)
        {
            ordered.Add(next);
            foreach (var child in children[next.Span.SpanId].Reverse())
            {
                pending.Push((child, next.Depth + 1));
            }
        }

        return ordered;
    }
}
