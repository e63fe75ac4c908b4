namespace Gapless.Api.Reference;

/// <summary>The answer carries an <c>ETag</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TaggedAttribute : Attribute;
