namespace Gapless.Readiness.Checks;

/// <summary>One of several things that a check asks for together.</summary>
/// <param name="Name">What it is, in words that end a sentence: "a dead-letter queue".</param>
/// <param name="Shown">What shows it, or null.</param>
internal sealed record Facet(string Name, Evidence? Shown)
{
    public bool Holds => Shown is not null;

    public static Facet Of(string name, IdiomHit? hit) => new(name, hit is null ? null : Evidence.Strong(name, hit.Location));
}
