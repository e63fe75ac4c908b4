namespace Gapless.AppHost.Tests.Chaos;

/// <summary>A system that is being probed.</summary>
internal sealed record Probed(string Slug, Guid Environment, Guid Scan, Guid Operation);
