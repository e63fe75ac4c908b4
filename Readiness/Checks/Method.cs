namespace Gapless.Readiness.Checks;

/// <summary>A way to show that a check is met. Each check lists its own, strongest first.</summary>
public enum Method
{
    Repository,
    Live,
    Heartbeat,
    Attestation,
}
