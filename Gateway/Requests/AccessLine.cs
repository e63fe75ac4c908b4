using System.Collections;
using System.Globalization;

namespace Gapless.Gateway.Requests;

/// <summary>What is kept of one request. A log state by itself, so that nothing is formatted before somebody reads it.</summary>
internal sealed record AccessLine(DateTimeOffset At, string Method, string Path, int Status, double Milliseconds, long? Bytes, string Route, string RequestId)
    : IReadOnlyList<KeyValuePair<string, object?>>
{
    public const string Format = "{Method} {Path} {Status} in {Milliseconds} ms, {Bytes} bytes, route {Route}, request {RequestId}";

    public int Count => 8;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new(nameof(Method), Method),
        1 => new(nameof(Path), Path),
        2 => new(nameof(Status), Status),
        3 => new(nameof(Milliseconds), Milliseconds),
        4 => new(nameof(Bytes), Bytes),
        5 => new(nameof(Route), Route),
        6 => new(nameof(RequestId), RequestId),
        7 => new("{OriginalFormat}", Format),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => Bytes is { } bytes
        ? string.Create(CultureInfo.InvariantCulture, $"{Method} {Path} {Status} in {Milliseconds:0.0} ms, {bytes} bytes, route {Route}, request {RequestId}")
        : string.Create(CultureInfo.InvariantCulture, $"{Method} {Path} {Status} in {Milliseconds:0.0} ms, route {Route}, request {RequestId}");
}
