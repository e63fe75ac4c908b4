namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>A class whose methods are routes.</summary>
internal sealed class ResourceClass(string name, ImmutableArray<string> bases)
{
    public string Name { get; } = name;

    public ImmutableArray<string> Bases { get; } = bases;

    public Guard Guard { get; private set; }

    public List<(IdiomHit Route, Guard Guard)> Methods { get; } = [];

    public void Ask(Guard guard) => Guard = guard > Guard ? guard : Guard;
}
