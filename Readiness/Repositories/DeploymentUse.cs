namespace Gapless.Readiness.Repositories;

/// <summary>What a deployment file is used for.</summary>
public enum DeploymentUse
{
    /// <summary>Its name does not say; the only one of its kind counts as production.</summary>
    Unstated,
    Production,
    Development,
}
