using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Gapless.Api.Access;
using Gapless.ServiceDefaults.Cache;

namespace Gapless.Api.Operations;

/// <summary>What happens in the caller's organization, as it happens (https://html.spec.whatwg.org/multipage/server-sent-events.html).</summary>
internal static class GetEvents
{
    public static IResult Handle(HttpRequest request, ClaimsPrincipal caller, LiveEvents live, CancellationToken cancellationToken)
    {
        var last = long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        return TypedResults.ServerSentEvents(ReadAsync(live, caller.OrganizationId()!.Value, last, cancellationToken));
    }

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(LiveEvents live, Guid organization, long? last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var one in live.SubscribeAsync(organization, last, cancellationToken))
        {
            yield return new SseItem<string>(one.Data, one.Kind) { EventId = one.Id.ToString(CultureInfo.InvariantCulture) };
        }
    }
}
