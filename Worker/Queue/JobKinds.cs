namespace Gapless.Worker.Queue;

/// <summary>The kinds that this worker knows. It leaves all others to other workers.</summary>
internal sealed class JobKinds(IEnumerable<JobKind> kinds)
{
    private readonly Dictionary<string, JobKind> known = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => known.Keys;

    public JobKind this[string name] => known[name];

    public bool Knows(string name) => known.ContainsKey(name);
}
