using System.Text.RegularExpressions;

namespace Gapless.Readiness.Targets;

/// <summary>
/// What makes two answers the same page although their requests differ: single-page applications answer 200 with their index for every
/// path, which is the largest source of false findings.
/// </summary>
internal sealed partial record PageFingerprint(int? Status, string MediaType, string Title, string Body, int Length)
{
    public static PageFingerprint Of(Answer answer)
    {
        var path = answer.Url.AbsolutePath;
        var text = path.Length > 1 ? answer.Text.Replace(path, "", StringComparison.OrdinalIgnoreCase) : answer.Text;
        var name = path.TrimStart('/');
        text = name.Length > 3 ? text.Replace(name, "", StringComparison.OrdinalIgnoreCase) : text;
        return new(answer.Status, answer.MediaType, TitleElement().Match(answer.Text).Groups["title"].Value.Trim(), Changing().Replace(text, "#"), answer.Text.Length);
    }

    /// <summary>The same page: the same text but for what changes with each request, or an HTML page of the same title and about the same length.</summary>
    public bool IsSamePageAs(PageFingerprint other)
    {
        if (Status != other.Status || !MediaType.Equals(other.MediaType, StringComparison.Ordinal))
        {
            return false;
        }

        return Body.Equals(other.Body, StringComparison.Ordinal)
            || (MediaType.Equals("text/html", StringComparison.Ordinal) && Title.Length > 0 && Title.Equals(other.Title, StringComparison.Ordinal)
                && Math.Abs(Length - other.Length) <= Math.Max(64, other.Length / 20));
    }

    [GeneratedRegex("<title[^>]*>(?<title>[^<]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TitleElement();

    // Nonces, tokens, request ids, times.
    [GeneratedRegex("[A-Za-z0-9+/_=-]{16,}|[0-9]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Changing();
}
