using Gapless.Contracts.Scans;

namespace Gapless.Cli.Output;

internal static class ScanRenderers
{
    public static IReadOnlyDictionary<OutputFormat, IRenderer<ScanDocument>> All { get; } = new Dictionary<OutputFormat, IRenderer<ScanDocument>>
    {
        [OutputFormat.Table] = new ScanTable(),
        [OutputFormat.Json] = new JsonRenderer<ScanDocument>(() => ScanJson.Default.ScanDocument),
        [OutputFormat.Markdown] = new ScanMarkdown(),
    };
}
