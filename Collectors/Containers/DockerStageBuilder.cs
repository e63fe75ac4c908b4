using System.Collections.Immutable;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Containers;

/// <summary>Collects one stage.</summary>
internal sealed class DockerStageBuilder
{
    private readonly ImmutableArray<DockerInstruction>.Builder instructions = ImmutableArray.CreateBuilder<DockerInstruction>();
    private readonly IReadOnlyDictionary<string, string> global;
    private readonly Dictionary<string, string> values;
    private readonly string image;
    private readonly string? name;
    private readonly int line;
    private readonly int? parent;

    private DockerStageBuilder(string image, string? name, int line, int? parent, IReadOnlyDictionary<string, string> global, Dictionary<string, string> inherited)
    {
        this.image = image;
        this.name = name;
        this.line = line;
        this.parent = parent;
        this.global = global;
        values = new(inherited, StringComparer.Ordinal);
    }

    /// <summary>Reads <c>FROM --platform=… image AS name</c>.</summary>
    public static DockerStageBuilder Start(DockerLine from, IReadOnlyDictionary<string, string> global, List<DockerStageBuilder> earlier)
    {
        var words = DockerVariables.Expand(from.Arguments, global).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(word => word.StartsWith("--", StringComparison.Ordinal)).ToArray();
        var source = words is [var first, ..] ? first : "";
        var alias = words is [_, var keyword, var last, ..] && keyword.Equals("as", StringComparison.OrdinalIgnoreCase) ? last : null;
        var below = earlier.FindLastIndex(stage => source.Equals(stage.name, StringComparison.OrdinalIgnoreCase));
        return new(source, alias, from.Line, below >= 0 ? below : null, global, below >= 0 ? earlier[below].values : []);
    }

    public void Add(DockerLine written)
    {
        // The shell puts variables into commands itself.
        var isCommand = written.Keyword is "RUN" or "CMD" or "ENTRYPOINT" or "HEALTHCHECK" or "SHELL";
        var arguments = isCommand ? written.Arguments : DockerVariables.Expand(written.Arguments, values);
        if (written is { Keyword: "ARG" or "ENV", IsOnBuild: false })
        {
            DockerVariables.Declare(values, arguments, written.Keyword is "ARG" ? global : values);
        }

        instructions.Add(new(written.Keyword, arguments, DockerfileReader.Words(arguments), written.Line) { IsOnBuild = written.IsOnBuild });
    }

    public DockerStage Build() => new(image, name, line, parent, instructions.ToImmutable());
}
