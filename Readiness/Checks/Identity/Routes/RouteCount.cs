namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>The routes of a component that are not public by name.</summary>
/// <param name="Guarded">How many ask who is calling.</param>
/// <param name="Open">Those that ask nobody.</param>
/// <param name="Unclear">Those that go through something whose name speaks of identity, but does not say that strangers are refused.</param>
internal sealed record RouteCount(int Guarded, ImmutableArray<IdiomHit> Open, ImmutableArray<IdiomHit> Unclear)
{
    private const int MostlyProtected = 80;

    public static RouteCount None { get; } = new(0, [], []);

    public int All => Guarded + Open.Length + Unclear.Length;

    /// <summary>The first route that asks, as evidence where all do.</summary>
    public IdiomHit? Example { get; init; }

    public static RouteCount Of(IEnumerable<(IdiomHit Route, Guard Guard)> routes)
    {
        var all = routes.ToLookup(one => one.Guard, one => one.Route);
        return new(all[Guard.Refuses].Count(), [.. all[Guard.None]], [.. all[Guard.Unclear]]) { Example = all[Guard.Refuses].FirstOrDefault() };
    }

    public RouteCount And(RouteCount other) =>
        new(Guarded + other.Guarded, [.. Open, .. other.Open], [.. Unclear, .. other.Unclear]) { Example = Example ?? other.Example };

    /// <summary>Too many open routes are a failure whatever the unclear ones do; few are none only when all others are known to ask.</summary>
    public Verdict Judge(ComponentFacts component)
    {
        if (All == 0)
        {
            return Verdict.Unknown(component.Name, UnknownReason.Never, "No routes were recognised in it, nor a rule that denies by default.", Evidence.Hint("no route found", new(component.Manifest.Path, 0)));
        }

        if (Open.Length == 0 && Unclear.Length == 0)
        {
            return Verdict.Pass(component.Name, $"Each of its {All} routes names a protection.", Evidence.Strong($"{All} routes name a protection", Example!.Location));
        }

        if ((All - Open.Length) * 100 / All < MostlyProtected)
        {
            return Verdict.Fail(component.Name, $"{Open.Length} of {All} routes name no protection, and no rule denies by default.", Show(Open, "no protection named"));
        }

        return Guarded * 100 / All >= MostlyProtected
            ? Verdict.Partial(component.Name, $"{All - Guarded} of {All} routes name no protection, and no rule denies by default.", Show([.. Open, .. Unclear], "no protection named"))
            : Verdict.Unknown(component.Name, UnknownReason.Never, $"{Unclear.Length} of {All} routes go through code that may ask who is calling; whether it refuses strangers could not be read.", Show(Unclear, "not clear"));
    }

    private static IEnumerable<Evidence> Show(ImmutableArray<IdiomHit> routes, string message) => routes.Take(8).Select(route => Evidence.Strong(message, route.Location));
}
