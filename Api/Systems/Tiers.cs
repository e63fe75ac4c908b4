using Gapless.Readiness.Scoring;
using Gapless.Wire;

namespace Gapless.Api.Systems;

/// <summary>The words for how much rests on a system.</summary>
internal static class Tiers
{
    /// <summary>Null for another word.</summary>
    public static Tier? Parse(string? word) => Enum.GetValues<Tier>().Where(tier => Words.Of(tier).Equals(word, StringComparison.Ordinal)).Select(tier => (Tier?)tier).FirstOrDefault();
}
