using System.Text.Json.Serialization;
using Gapless.Contracts.Gaps;

namespace Gapless.Contracts.Plans;

/// <summary>What to do together, in the order in which it helps most.</summary>
public sealed record PlanPhase(string Title, string Why, IReadOnlyList<PlanStep> Steps)
{
    /// <summary>Of all its steps.</summary>
    [JsonIgnore]
    public IEnumerable<GapEntry> Gaps => Steps.SelectMany(step => step.Gaps);
}
