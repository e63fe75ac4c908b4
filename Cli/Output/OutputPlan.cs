namespace Gapless.Cli.Output;

/// <summary>What a run writes and where: <c>--format</c>, and <c>--output FILE</c> or <c>--output format=FILE</c> as often as wanted.</summary>
internal sealed class OutputPlan(ImmutableArray<OutputTarget> targets)
{
    public ImmutableArray<OutputTarget> Targets { get; } = targets;

    /// <summary>Refuses what cannot be written before any work is done.</summary>
    public static OutputPlan Parse(string? format, IReadOnlyList<string> outputs)
    {
        var fallback = format is null ? OutputFormat.Table : ParseFormat(format);
        var targets = outputs.Select(output => ParseTarget(output, fallback)).ToImmutableArray();
        var twice = targets.GroupBy(target => target.File, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw CommandException.BadUsage($"Two outputs go to the same file: {twice.Key}.");
        }

        return new(targets.Length == 0 ? [new OutputTarget(fallback, null)] : targets);
    }

    private static OutputTarget ParseTarget(string output, OutputFormat fallback)
    {
        var equals = output.IndexOf('=', StringComparison.Ordinal);
        var (format, file) = equals > 0 && TryFormat(output[..equals]) is { } named ? (named, output[(equals + 1)..]) : (fallback, output);
        if (file.Length == 0)
        {
            throw CommandException.BadUsage($"--output {output} names no file.");
        }

        var path = Path.GetFullPath(file);
        if (Directory.Exists(path))
        {
            throw CommandException.BadUsage($"--output {file} is a folder; name a file in it.");
        }

        return Directory.Exists(Path.GetDirectoryName(path))
            ? new(format, path)
            : throw CommandException.BadUsage($"--output {file}: the folder does not exist; create it first.");
    }

    private static OutputFormat ParseFormat(string format) =>
        TryFormat(format) ?? throw CommandException.BadUsage($"There is no format '{format}'; use table, json or markdown.");

    private static OutputFormat? TryFormat(string format) => format switch
    {
        "table" => OutputFormat.Table,
        "json" => OutputFormat.Json,
        "markdown" or "md" => OutputFormat.Markdown,
        _ => null,
    };
}
