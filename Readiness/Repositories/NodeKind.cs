namespace Gapless.Readiness.Repositories;

public enum NodeKind
{
    Missing,
    Null,
    Scalar,
    List,
    Map,
}
