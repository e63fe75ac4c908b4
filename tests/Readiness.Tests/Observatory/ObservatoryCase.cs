namespace Gapless.Readiness.Tests.Observatory;

/// <summary>One set of headers, as both are asked about it.</summary>
/// <param name="Axis">The part of the Observatory that judges it.</param>
/// <param name="Origin">The foreign origin that asks, for cross-origin cases.</param>
/// <param name="Redirects">The addresses from plain HTTP on, with their statuses.</param>
internal sealed record ObservatoryCase(string Axis, string[][] Headers, string? Origin, ObservatoryRedirect[] Redirects)
{
    public static ObservatoryCase Of(string axis, params (string Name, string Value)[] headers) => new(axis, [.. headers.Select(header => new[] { header.Name, header.Value })], null, []);

    public override string ToString() => $"{Axis}: {string.Join(" | ", Headers.Select(header => string.Join(": ", header)))}{string.Join(" -> ", Redirects.Select(one => $"{one.Url} {one.Status}"))}";
}
