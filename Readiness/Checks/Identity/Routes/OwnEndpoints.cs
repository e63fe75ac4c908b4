namespace Gapless.Readiness.Checks.Identity.Routes;

/// <summary>Components that answer requests and have nothing of their own to protect.</summary>
internal static class OwnEndpoints
{
    /// <summary>Looked for under the name of each check that asks.</summary>
    public static Idiom Forwarding(string check) => new(check + "/forwards", ["MapReverseProxy(", "UseOcelot(", "@EnableZuulProxy", "spring-cloud-starter-gateway"])
    {
        Languages = [Language.CSharp, Language.Java],
        CodeOnly = true,
    };

    /// <summary>Why the component has no endpoint of its own; null when it may have some.</summary>
    public static string? WhyNone(RepositoryFacts repository, ComponentFacts component, Idiom forwarding)
    {
        if (component.Facts.Has(Fact.Api) || component.Facts.Has(Fact.Frontend))
        {
            return null;
        }

        return repository.FirstOf(component, forwarding) is not null ? "it forwards requests to services that are judged themselves"
            : component.Stack is Fact.DotNet ? "it maps no endpoint of its own"
            : null;
    }
}
