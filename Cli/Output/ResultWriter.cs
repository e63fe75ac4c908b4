namespace Gapless.Cli.Output;

/// <summary>Writes a result to every target of a plan. A file appears whole or not at all.</summary>
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
                WriteFile(result, renderer, target.File);
                terminal.Say($"Written: {target.File}");
            }
        }
    }

    private static void WriteFile(T result, IRenderer<T> renderer, string named)
    {
        var path = Path.Exists(named) ? File.ResolveLinkTarget(named, returnFinalTarget: true)?.FullName ?? named : named;
        if (IsDevice(path))
        {
            using var device = new StreamWriter(path) { NewLine = "\n" };
            renderer.Render(result, device, RenderStyle.Plain);
            return;
        }

        var draft = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var writer = new StreamWriter(draft) { NewLine = "\n" })
            {
                renderer.Render(result, writer, RenderStyle.Plain);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch (UnauthorizedAccessException)
        {
            throw CommandException.Errored($"No permission to write {path}.");
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // Moving a draft onto /dev/stdout would replace the device by a file.
    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);
}
