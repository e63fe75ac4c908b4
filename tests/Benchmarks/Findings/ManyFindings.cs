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

    private static Finding Of(int number, bool isChanged) =>
        new(Check(number), isChanged ? Outcome.Fail : Outcomes[number % Outcomes.Length], null, $"Two of five services, such as service {number}, do not do what this check asks of them{(isChanged ? " any more" : "")}.")
        {
            DecidedBy = Method.Repository,
            Evidence =
            [
                .. Enumerable.Range(0, 3).Select(place => new SubjectEvidence(
                    Method.Repository,
                    $"services/service-{number}",
                    Evidence.Strong("Nothing limits how long this call may take.", new Location($"services/service-{number}/source/client-{place}.ts", 10 + place, $"const answer = await fetch(`${{address}}/orders/{number}`, options);")))),
            ],
        };

    private static CheckInfo Check(int number) => new($"example.check-{number}", Category.Reliability, Priority.Medium, "Every call has a time limit.")
    {
        Why = "",
        Remedy = "",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = [],
    };
}
