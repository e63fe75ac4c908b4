namespace Gapless.Cli.Output;

/// <summary>Writes one kind of result in one format.</summary>
internal interface IRenderer<in T>
{
    void Render(T result, TextWriter writer, RenderStyle style);
}
