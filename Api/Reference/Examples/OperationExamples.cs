namespace Gapless.Api.Reference.Examples;

/// <summary>The example of each operation, by its id.</summary>
internal static class OperationExamples
{
    private static readonly IReadOnlyDictionary<string, OperationExample>[] Features = [SystemExamples.All, GapExamples.All, WorkExamples.All];

    /// <summary>Null for an operation that has no body in either direction.</summary>
    public static OperationExample? Of(string operation) => Features.Select(feature => feature.GetValueOrDefault(operation)).FirstOrDefault(example => example is not null);
}
