namespace Gapless.Readiness.Checks;

/// <summary>The fourteen categories of the catalogue; the lower-case name is the key in JSON.</summary>
public enum Category
{
    Containers,
    Infrastructure,
    Delivery,
    Configuration,
    Data,
    Recovery,
    Identity,
    Security,
    Reliability,
    Observability,
    Api,
    Frontend,
    Quality,
    Governance,
}
