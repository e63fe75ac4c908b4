namespace Gapless.Readiness.Repositories;

/// <summary>One instruction, line continuations joined.</summary>
/// <param name="Keyword">Upper case.</param>
/// <param name="Arguments">What follows it, <c>ARG</c> and <c>ENV</c> defaults put in; flags such as <c>--from</c> are still there; here-documents follow after a line break.</param>
/// <param name="Words">The elements of the JSON (exec) form; empty for the shell form.</param>
public sealed record DockerInstruction(string Keyword, string Arguments, ImmutableArray<string> Words, int Line)
{
    public bool IsExecForm => Words.Length > 0;

    /// <summary>Of a COPY or ADD: it takes from the build context, not from another stage.</summary>
    public bool TakesFromContext => !Arguments.Contains("--from", StringComparison.Ordinal);

    /// <summary>Of a COPY or ADD: its flags and sources, without the destination.</summary>
    public IEnumerable<string> Sources => (IsExecForm ? Words : [.. ArgumentWords]).SkipLast(1);

    /// <summary>Of a COPY or ADD: it takes the whole context along.</summary>
    public bool TakesWholeContext => TakesFromContext && Sources.Any(word => word is "." or "./");

    private string[] ArgumentWords => Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Written after <c>ONBUILD</c>: it runs in images built on this one, not here.</summary>
    public bool IsOnBuild { get; init; }
}
