namespace Gapless.Api.Reference;

/// <summary>What an endpoint answers.</summary>
/// <param name="Success">The status when all is well.</param>
/// <param name="Body">The type of its body, as JSON; null for none.</param>
/// <param name="Refusals">The statuses of problems, beyond those that any endpoint may give.</param>
internal sealed record Answers(int Success, Type? Body, IReadOnlyCollection<int> Refusals)
{
    /// <summary>Of a body that is no JSON.</summary>
    public string? ContentType { get; init; }
}
