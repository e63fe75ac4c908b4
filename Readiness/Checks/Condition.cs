namespace Gapless.Readiness.Checks;

/// <summary>When a check applies: a set of alternatives, each a set of facts that must all hold.</summary>
public sealed record Condition
{
    private readonly ImmutableArray<ImmutableArray<string>> alternatives;

    private Condition(ImmutableArray<ImmutableArray<string>> alternatives) => this.alternatives = alternatives;

    public static Condition Always { get; } = new([]);

    public static Condition All(params ReadOnlySpan<string> facts) => new([[.. facts]]);

    public static Condition Any(params ReadOnlySpan<string> facts) => new([.. facts.ToArray().Select(fact => ImmutableArray.Create(fact))]);

    /// <summary>Either this condition or the other one.</summary>
    public Condition Or(Condition other) => new([.. alternatives, .. other.alternatives]);

    /// <summary>Null when the condition holds; else the fact that decides against it, in words.</summary>
    public string? WhyNot(FactSet facts)
    {
        if (alternatives.Length == 0 || alternatives.Any(all => all.All(facts.Has)))
        {
            return null;
        }

        var missing = alternatives.Select(all => all.First(fact => !facts.Has(fact))).Distinct(StringComparer.Ordinal);
        return "no " + string.Join(" or ", missing);
    }

    public override string ToString() =>
        alternatives.Length == 0 ? "always" : string.Join(" or ", alternatives.Select(all => string.Join(" and ", all)));
}
