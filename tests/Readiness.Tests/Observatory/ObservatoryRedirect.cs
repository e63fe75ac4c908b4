namespace Gapless.Readiness.Tests.Observatory;

internal sealed record ObservatoryRedirect(string Url, int Status);
