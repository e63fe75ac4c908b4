namespace Gapless.Contracts.Systems;

/// <param name="Name">Up to 200 characters.</param>
/// <param name="Slug">The name in addresses: lower case letters, digits and hyphens, up to 60; made from the name when it is left out.</param>
/// <param name="Tier">experimental, standard (the default) or critical: how much rests on the system.</param>
public sealed record NewSystem(string Name, string? Slug = null, string? Description = null, string? Tier = null);
