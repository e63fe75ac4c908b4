namespace Gapless.Api.Idempotency;

/// <summary>Tells the reference that the endpoint takes an <c>Idempotency-Key</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class IdempotentAttribute : Attribute;
