using Gapless.Contracts.Scans;

namespace Gapless.Contracts.Evaluations;

/// <summary>A category of the catalogue in one system.</summary>
/// <param name="Failing">Blockers that fail.</param>
/// <param name="NotShown">Blockers that nobody has shown.</param>
public sealed record CategoryEntry(string Category, ScanCounts Counts, ScanBar? Bar, int Failing, int NotShown);
