namespace Gapless.Readiness.Repositories;

/// <summary>One instruction, line continuations joined.</summary>
/// <param name="Keyword">Upper case.</param>
/// <param name="Arguments">What follows it, <c>ARG</c> and <c>ENV</c> defaults put in; flags such as <c>--from</c> are still there; here-documents follow after a line break.</param>
/// <param name="Words">The elements of the JSON (exec) form; empty for the shell form.</param>
public sealed record DockerInstruction(string Keyword, string Arguments, ImmutableArray<string> Words, int Line)
{
    public bool IsExecForm => Words.Length > 0;

    /// <summary>Written after <c>ONBUILD</c>: it runs in images built on this one, not here.</summary>
    public bool IsOnBuild { get; init; }
}
