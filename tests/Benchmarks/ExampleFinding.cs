using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Benchmarks;

/// <summary>A finding with as much evidence as findings have on average: about a kilobyte.</summary>
internal static class ExampleFinding
{
    private const int Places = 3;

    /// <param name="ending">The last words of its summary.</param>
    public static Finding Of(CheckInfo check, Method method, Outcome outcome, string subject, string ending = "") =>
        new(check, outcome, outcome == Outcome.Unknown ? UnknownReason.Blocked : null, $"Two of five services, such as {subject}, do not do what this check asks of them{ending}.")
        {
            DecidedBy = method,
            Evidence = [.. Enumerable.Range(1, Places).Select(place => new SubjectEvidence(method, subject, Evidence.Strong("Nothing limits how long this call may take.", At(subject, place))))],
        };

    private static Location At(string subject, int place) => new($"{subject}/source/clients/client-{place}.ts", 10 * place, $"const answer = await fetch(`${{address}}/{subject}/{place}`, options);");
}
