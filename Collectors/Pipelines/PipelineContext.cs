using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>A CI file under a reader, with what turns its commands into what they run.</summary>
internal sealed record PipelineContext(string Path, Node Root, ScriptResolver Resolver, ScriptSources Sources)
{
    /// <summary>The commands of a scalar or a list of scalars.</summary>
    public ImmutableArray<PipelineCommand> Commands(Node run, string? folder = null) =>
        [.. run.OneOrMany().Where(one => one.Text is not null).SelectMany(one => Resolver.Resolve(one.Text!, Path, FirstLine(one), RepositoryPath.Combine("", folder ?? "") ?? ""))];

    public PipelineStep Step(Node definition, Node run, string? folder = null, string? name = null) =>
        new(name, definition.Line, Action: null, Commands(run, folder), Condition: null, IsSwallowed: false, IsDisabled: false, definition);

    // The text of a block begins on the line after its mark.
    private static int FirstLine(Node scalar) => scalar.Text!.TrimEnd('\n').Contains('\n', StringComparison.Ordinal) || scalar.Text!.EndsWith('\n') ? scalar.Line + 1 : scalar.Line;
}
