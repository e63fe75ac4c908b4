using System.IO.Enumeration;

namespace Gapless.Readiness.Scoring;

/// <summary>What part of a repository a waiver is about.</summary>
/// <param name="Path">A path, a folder with a slash at its end, or a pattern in which <c>*</c> stands for anything.</param>
/// <param name="Line">The line at or above the evidence; 0 for the whole file.</param>
public sealed record WaiverPlace(string Path, int Line = 0)
{
    public bool Covers(Location location) => MatchesPath(location.Path) && (Line == 0 || location.Line == Line || location.Line == Line + 1);

    private bool MatchesPath(string path) => Path.EndsWith('/') ? path.StartsWith(Path, StringComparison.Ordinal) : FileSystemName.MatchesSimpleExpression(Path, path, ignoreCase: false);
}
