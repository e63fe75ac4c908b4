using Gapless.Contracts;
using Gapless.Contracts.Evaluations;
using Gapless.Contracts.Gaps;
using Gapless.Contracts.Plans;
using Gapless.Contracts.Systems;

namespace Gapless.Api.Reference.Examples;

/// <summary>Examples of the operations on systems.</summary>
internal static class SystemExamples
{
    public static readonly IReadOnlyDictionary<string, OperationExample> All = new Dictionary<string, OperationExample>(StringComparer.Ordinal)
    {
        ["listSystems"] = new(Answer: new Page<SystemEntry>([Samples.System], "c2hvcA")),
        ["addSystem"] = new(new NewSystem("Shop", "shop", "Where customers buy.", "standard"), Samples.System with { Readiness = null }),
        ["getSystem"] = new(Answer: new SystemDetail { System = Samples.System, Environments = [Samples.Environment], Repositories = [Samples.Repository], Documents = 1, OpenGaps = 23 }),
        ["changeSystem"] = new(new SystemChange("Shop", Tier: "critical"), Samples.System with { Tier = "critical" }),
        ["addEnvironment"] = new(new NewEnvironment("prod", "https://shop.example", IsProduction: true), Samples.Environment with { LastScanId = null, LastScanAt = null }),
        ["addRepository"] = new(new NewRepository("shop", "git", "https://git.example/team/shop.git"), Samples.Repository with { LastScanId = null, LastScanAt = null, Revision = null }),
        ["getTrend"] = new(Answer: (IReadOnlyList<TrendPoint>)[new TrendPoint(Samples.At, "noGo", "C", 53, 26, 21)]),
        ["getChanges"] = new(Answer: new Page<GapChangeEntry>([Samples.Change], null)),
        ["getPlan"] = new(Answer: (IReadOnlyList<PlanPhase>)[new PlanPhase("Fix before launch", "They keep the decision from GO, or something that does waits for them.", [new PlanStep(Samples.Gap.Title, Samples.Gap.Effort, [Samples.Gap], [])])]),
    };
}
