using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Benchmarks.Findings;

/// <summary>What one scan could find at most: thirty thousand checks, each with the evidence that a check has on average.</summary>
internal static class ManyFindings
{
    public const int Count = 30_000;

    private static readonly Outcome[] Outcomes = [Outcome.Pass, Outcome.Fail, Outcome.Partial, Outcome.NotApplicable];

    /// <param name="changed">So many of them, spread over all, say something else than usual.</param>
    public static IEnumerable<Finding> All(int changed = 0) => Enumerable.Range(0, Count).Select(number => Of(number, changed > 0 && number % (Count / changed) == 0));

    private static Finding Of(int number, bool isChanged) => ExampleFinding.Of(
        Check(number), Method.Repository, isChanged ? Outcome.Fail : Outcomes[number % Outcomes.Length], $"services/service-{number}", isChanged ? " any more" : "");

    private static CheckInfo Check(int number) => new($"example.check-{number}", Category.Reliability, Priority.Medium, "Every call has a time limit.")
    {
        Why = "",
        Remedy = "",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = [],
    };
}
