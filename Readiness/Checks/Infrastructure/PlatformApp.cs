namespace Gapless.Readiness.Checks.Infrastructure;

/// <summary>A service that a platform's own file declares.</summary>
/// <param name="Platform">Such as <c>Fly.io</c>.</param>
/// <param name="Least">How many instances run at least; null where the file does not say.</param>
/// <param name="Most">How many instances may run; null where nothing scales it.</param>
/// <param name="IsServerless">The platform runs as many as there are requests.</param>
internal sealed record PlatformApp(string Platform, string Name, long? Least, long? Most, bool IsServerless, Location Where);
