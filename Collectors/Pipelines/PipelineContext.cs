using System.Collections.Immutable;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Pipelines;

/// <summary>A CI file under a reader, with what turns its commands into what they run.</summary>
internal sealed record PipelineContext(string Path, Node Root, ScriptResolver Resolver, ScriptSources Sources)
{
    /// <summary>How deep files may call one another.</summary>
    public const int MaximumDepth = 6;

    /// <summary>What a caller hands to a called workflow, an action or a template.</summary>
    public Node Inputs { get; init; } = Node.Missing;

    /// <summary>How many files were called to come here.</summary>
    public int Depth { get; init; }

    /// <summary>The commands of a scalar or a list of scalars; lists inside of it come from anchors, and their commands follow in place.</summary>
    public ImmutableArray<PipelineCommand> Commands(Node run, string? folder = null) =>
        [.. Flat(run).Where(one => one.Text is not null).SelectMany(one => Resolver.Resolve(one.Text!, Path, FirstLine(one), RepositoryPath.Combine("", folder ?? "") ?? ""))];

    public PipelineStep Step(Node definition, Node run, string? folder = null, string? name = null) =>
        new(name, definition.Line, Action: null, Commands(run, folder), Condition: null, IsSwallowed: false, IsDisabled: false, definition);

    /// <summary>The context of a file that this one calls; null when there is none, or when files call one another in a circle.</summary>
    public PipelineContext? Called(string? path, Node inputs) =>
        path is not null && Depth < MaximumDepth && Sources.Data.TryGetValue(path, out var root) ? this with { Path = path, Root = root, Inputs = inputs, Depth = Depth + 1 } : null;

    private static IEnumerable<Node> Flat(Node run) => run.OneOrMany().SelectMany(one => one.Kind == NodeKind.List ? Flat(one) : [one]);

    // The text of a block begins on the line after its mark.
    private static int FirstLine(Node scalar) => scalar.Text!.TrimEnd('\n').Contains('\n', StringComparison.Ordinal) || scalar.Text!.EndsWith('\n') ? scalar.Line + 1 : scalar.Line;
}
