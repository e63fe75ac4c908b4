namespace Gapless.Contracts.Installation;

/// <summary>A service or a store of the installation.</summary>
/// <param name="Instances">How many of a service report; null for a store.</param>
public sealed record InstallationPart(string Name, PartStatus Status, int? Instances);
