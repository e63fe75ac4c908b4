namespace Gapless.Gateway.Requests;

/// <summary>What is kept of one request.</summary>
internal sealed record AccessLine(DateTimeOffset At, string Method, string Path, int Status, double Milliseconds, long? Bytes, string Route, string RequestId);
