using Gapless.Contracts.Evaluations;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;
using Gapless.Wire;

namespace Gapless.Api.Evaluations;

/// <summary>Findings of the domain from what is kept of an evaluation. Checks that left the catalogue are left out.</summary>
internal static class FindingsReader
{
    public static IReadOnlyDictionary<string, Finding> Of(IEnumerable<CheckOutcome> outcomes) => outcomes
        .Select(one => (One: one, CheckCatalog.Find(one.Id)?.Info)).Where(one => one.Info is not null)
        .ToDictionary(one => one.One.Id, one => Of(one.One, one.Info!), StringComparer.Ordinal);

    private static Finding Of(CheckOutcome one, CheckInfo check) =>
        new(check, Words.Parse<Outcome>(one.Outcome) ?? Outcome.Unknown, null, one.Summary) { IsWaived = one.Waived, DecidedBy = Words.Parse<Method>(one.DecidedBy) };
}
