namespace Gapless.Readiness.Checks;

/// <summary>What the catalogue says about a check; everything a person reads about it stands here.</summary>
/// <param name="Id">Two lower-case segments, <c>topic.name</c>; never reused.</param>
/// <param name="Title">The desired state, as a sentence that is true when the check passes.</param>
public sealed record CheckInfo(string Id, Category Category, Priority Priority, string Title)
{
    /// <summary>What goes wrong without it, in one or two sentences.</summary>
    public required string Why { get; init; }

    /// <summary>What to do, in one or two sentences.</summary>
    public required string Remedy { get; init; }

    public required Effort Effort { get; init; }

    /// <summary>Strongest first: the first one with fresh, decided evidence gives the outcome.</summary>
    public required ImmutableArray<Method> Methods { get; init; }

    /// <summary>What a running system shows of it shows only when its owner agreed to the look; a probe without consent owes no answer.</summary>
    public bool LiveNeedsConsent { get; init; }

    /// <summary>Standards and rule lists that ask for it.</summary>
    public required ImmutableArray<string> References { get; init; }

    public Condition AppliesWhen { get; init; } = Condition.Always;

    public Aggregation Aggregation { get; init; } = Aggregation.All;

    /// <summary>A manifest entry alone may carry a pass here.</summary>
    public bool DependencyIsEnough { get; init; }

    /// <summary>One failing look at a running system replaces a pass: nothing is gained by looking twice.</summary>
    public bool CountsAtOnce { get; init; }

    /// <summary>A failing outcome can never be waived.</summary>
    public bool NeverWaivable { get; init; }
}
