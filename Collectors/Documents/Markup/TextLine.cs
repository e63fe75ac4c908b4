namespace Gapless.Collectors.Documents.Markup;

/// <summary>One source line without its inline markup.</summary>
/// <param name="Line">1-based, in the original file.</param>
/// <param name="Text">The whole text; code keeps its back-ticks, everything else is plain.</param>
/// <param name="Bold">The bold words at its start (symbols may stand before them), or null.</param>
/// <param name="Rest">What follows the bold words; the whole text when there are none.</param>
/// <param name="Struck">All of it is struck out.</param>
internal sealed record TextLine(int Line, string Text, string? Bold, string Rest, bool Struck);
