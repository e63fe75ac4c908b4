namespace Gapless.Cli.Output;

/// <summary>Writes a result to every target of a plan.</summary>
internal sealed class ResultWriter<T>(Terminal terminal, IReadOnlyDictionary<OutputFormat, IRenderer<T>> renderers)
{
    public void Write(T result, OutputPlan plan)
    {
        terminal.ClearProgress();
        foreach (var target in plan.Targets)
        {
            var renderer = renderers[target.Format];
            if (target.File is null)
            {
                renderer.Render(result, terminal.Out, new RenderStyle(terminal.CanColor, terminal.Width));
                terminal.Flush();
            }
            else
            {
                ResultFile.Write(target.File, writer => renderer.Render(result, writer, RenderStyle.Plain));
                terminal.Say($"Written: {target.File}");
            }
        }
    }
}
