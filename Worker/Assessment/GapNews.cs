using Gapless.Data.Gaps;

namespace Gapless.Worker.Assessment;

/// <summary>A gap and what has just become of it.</summary>
internal sealed record GapNews(Guid GapId, string CheckId, GapState State, GapChange Change);
