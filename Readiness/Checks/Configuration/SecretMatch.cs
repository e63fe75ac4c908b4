using System.Globalization;

namespace Gapless.Readiness.Checks.Configuration;

/// <summary>Something that looks like a secret.</summary>
/// <param name="Rule">What kind.</param>
/// <param name="IsCertain">It is one; otherwise a person has to say.</param>
internal sealed record SecretMatch(string Rule, IdiomHit Hit, bool IsCertain)
{
    /// <summary>Where it was, when the tree holds it no more.</summary>
    public PastHit? Past { get; init; }

    /// <summary>Where it came in, when the tree still holds it and the history was read.</summary>
    public PastHit? Since { get; init; }

    /// <summary>The file, and the commit of a past one.</summary>
    public string Subject => Past is null ? Hit.Path : $"{Hit.Path} at {Past.Commit[..7]}";

    public string Message => $"{Rule}: {Hit.Value}" + (Past is not null ? $", only in the history: commit {Short(Past)}" : Since is not null ? $", since commit {Short(Since)}" : "");

    /// <summary>As much of a commit as people read, and its day.</summary>
    public static string Short(PastHit past) => $"{past.Commit[..7]} of {past.CommittedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
