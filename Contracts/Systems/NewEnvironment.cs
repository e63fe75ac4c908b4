namespace Gapless.Contracts.Systems;

/// <param name="Name">Such as dev, staging or prod; up to 60 characters, unique in the system.</param>
/// <param name="BaseUrl">Where probes begin: http or https.</param>
public sealed record NewEnvironment(string Name, string BaseUrl, bool IsProduction = false);
