namespace Gapless.Cli.Output;

internal enum OutputFormat
{
    Table,
    Json,
    Markdown,
}
