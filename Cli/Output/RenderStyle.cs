namespace Gapless.Cli.Output;

/// <param name="Color">ANSI colours may be used.</param>
/// <param name="Width">Columns.</param>
internal sealed record RenderStyle(bool Color, int Width)
{
    /// <summary>For files: the same on every machine.</summary>
    public static RenderStyle Plain { get; } = new(false, 140);
}
