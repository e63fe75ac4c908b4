using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Components;

/// <summary>Gathers facts; of several shows of the same fact the strongest stays, then the first.</summary>
internal sealed class FactCollector
{
    private readonly Dictionary<string, Evidence> facts = new(StringComparer.Ordinal);

    public bool Has(string fact) => facts.ContainsKey(fact);

    public void Add(string fact, Evidence evidence)
    {
        if (!facts.TryGetValue(fact, out var known) || evidence.Confidence > known.Confidence)
        {
            facts[fact] = evidence;
        }

        if (fact is Fact.Relational or Fact.DocumentStore)
        {
            Add(Fact.Database, evidence);
        }
    }

    public void Remove(string fact) => facts.Remove(fact);

    public void Add(FactSet set)
    {
        foreach (var name in set.Names)
        {
            Add(name, set.Why(name)!);
        }
    }

    public FactSet Build() => new(facts);
}
