namespace Gapless.Cli.Output;

/// <summary>One thing to write.</summary>
/// <param name="File">The full path, or null for standard output.</param>
internal sealed record OutputTarget(OutputFormat Format, string? File);
