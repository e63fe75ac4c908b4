namespace Gapless.Api.Idempotency;

/// <summary>Creates that may be repeated.</summary>
internal static class IdempotencyDefaults
{
    /// <summary>A repetition with the same <c>Idempotency-Key</c> gets the first answer again, for a day.</summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter<IdempotencyFilter>().WithMetadata(new IdempotentAttribute());
}
