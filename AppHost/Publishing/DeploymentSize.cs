namespace Gapless.AppHost.Publishing;

/// <summary>How much of everything a deployment in Azure gets. docs/deploy.md has what each costs.</summary>
/// <param name="IsHighlyAvailable">Standby database in another zone, replicated cache, environment over zones.</param>
/// <param name="Database">Compute of the database server.</param>
/// <param name="DatabaseTier">Burstable, GeneralPurpose or MemoryOptimized.</param>
/// <param name="DatabaseGigabytes">Storage of the database server; an alert comes before it is full.</param>
/// <param name="BackupDays">Days to which the database can be set back.</param>
/// <param name="Cache">Managed Redis.</param>
/// <param name="Replicas">Of gateway, api and web: at least.</param>
/// <param name="MostReplicas">Of gateway, api and web: at most. Times their pool size it must stay below what the database takes.</param>
/// <param name="MostWorkers">Replicas of the worker: at most.</param>
/// <param name="LogDays">Days that logs are kept.</param>
/// <param name="LogGigabytesADay">Logs taken in a day at most: a loop that logs must not cost a fortune.</param>
internal sealed record DeploymentSize(
    bool IsHighlyAvailable, string Database, string DatabaseTier, int DatabaseGigabytes, int BackupDays, string Cache,
    int Replicas, int MostReplicas, int MostWorkers, int LogDays, int LogGigabytesADay)
{
    /// <exception cref="InvalidOperationException">There is no such size.</exception>
    public static DeploymentSize Named(string name) => name switch
    {
        "small" => new(false, "Standard_B2s", "Burstable", 32, 14, "Balanced_B0", 1, 3, 2, 30, 1),
        "standard" => new(true, "Standard_D2ds_v5", "GeneralPurpose", 128, 35, "Balanced_B1", 3, 10, 5, 90, 5),
        "large" => new(true, "Standard_D8ds_v5", "GeneralPurpose", 512, 35, "Balanced_B5", 4, 30, 20, 180, 20),
        _ => throw new InvalidOperationException($"Setting Gapless:Size: '{name}' is none of small, standard, large."),
    };
}
