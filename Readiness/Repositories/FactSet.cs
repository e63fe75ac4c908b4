namespace Gapless.Readiness.Repositories;

/// <summary>The facts that hold for a system, each with what shows it.</summary>
public sealed class FactSet
{
    private readonly ImmutableSortedDictionary<string, Evidence> facts;

    public FactSet(IEnumerable<KeyValuePair<string, Evidence>> facts) =>
        this.facts = facts.GroupBy(fact => fact.Key, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);

    public static FactSet Empty { get; } = new([]);

    /// <summary>In ordinal order.</summary>
    public IEnumerable<string> Names => facts.Keys;

    public bool Has(string fact) => facts.ContainsKey(fact);

    /// <summary>What shows the fact, or null when it does not hold.</summary>
    public Evidence? Why(string fact) => facts.GetValueOrDefault(fact);

    /// <summary>These facts and those of the other set; of both, this one's evidence.</summary>
    public FactSet With(FactSet other) => new(facts.Concat(other.facts));
}
