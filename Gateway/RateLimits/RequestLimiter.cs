using Gapless.ServiceDefaults.Cache;

namespace Gapless.Gateway.RateLimits;

/// <summary>Applies each limit that concerns a request and reports the one that the caller is closest to.</summary>
internal sealed class RequestLimiter(RateLimitOptions options, SharedCounts shared, TimeProvider clock)
{
    private readonly WindowCounts perAddress = new("address", options.PerAddress, shared.AddAsync, clock);
    private readonly WindowCounts perCredential = new("credential", options.PerCredential, shared.AddAsync, clock);
    private readonly WindowCounts signIn = new("sign-in", options.SignIn, shared.AddAsync, clock);

    public Standing Take(HttpContext context)
    {
        var address = Callers.Address(context);
        var standing = perAddress.Take(address);
        if (standing.Allowed && Callers.Credential(context) is { } credential)
        {
            standing = Tighter(standing, perCredential.Take(credential));
        }

        return standing.Allowed && Callers.SignsIn(context) ? Tighter(standing, signIn.Take(address)) : standing;
    }

    private static Standing Tighter(Standing one, Standing other) =>
        !one.Allowed || (other.Allowed && one.Remaining * other.Policy.Limit <= other.Remaining * one.Policy.Limit) ? one : other;
}
