namespace Gapless.Contracts.Gaps;

/// <summary>Which gaps of a system; what is left out does not narrow.</summary>
/// <param name="State">open (also when it is left out), regressed, closed or all.</param>
/// <param name="Text">Part of a check's id or of the summary.</param>
/// <param name="After">Where the page before ended.</param>
public sealed record GapFilter(string? State = null, string? Priority = null, string? Category = null, string? Outcome = null, string? Text = null, string? After = null);
