using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Repositories;

/// <summary>What reading one file gave.</summary>
internal sealed record ScannedFile(FileFact Fact)
{
    /// <summary>By the idiom's place in the plan; null when there are none, as for most files.</summary>
    public List<(int Idiom, IdiomHit Hit)>? Hits { get; init; }

    /// <summary>The whole text, kept only of files a structured reader wants.</summary>
    public string? Text { get; init; }

    /// <summary>The text without its comments, kept only of programs that seem to make infrastructure.</summary>
    public string? Program { get; init; }

    /// <summary>The parsed tree of a structured file.</summary>
    public ParsedData? Data { get; init; }

    public ReadProblem? Problem { get; init; }

    /// <summary>How many bytes were read.</summary>
    public int Bytes { get; init; }
}
