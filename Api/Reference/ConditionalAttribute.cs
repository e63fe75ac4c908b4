namespace Gapless.Api.Reference;

/// <summary>The request needs <c>If-Match</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ConditionalAttribute : Attribute;
