using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Identity;

/// <summary>Web tokens that the target hands to a visitor in cookies.</summary>
internal static partial class SeenTokens
{
    private static readonly TimeSpan Short = TimeSpan.FromHours(1);
    private static readonly TimeSpan Long = TimeSpan.FromDays(1);

    public static IEnumerable<Verdict> Judge(TargetFacts target)
    {
        var verdicts = target.Home.Hops.SelectMany(answer => answer.Headers.All("set-cookie"), (answer, field) => (Answer: answer, Cookie: Cookie().Match(field)))
            .Where(one => one.Cookie.Success).DistinctBy(one => one.Cookie.Groups["name"].Value, StringComparer.Ordinal)
            .Select(one => Judge(one.Cookie.Groups["name"].Value, one.Cookie.Groups["token"].Value, one.Answer)).ToList();
        return verdicts.Count == 0 ? [Verdict.Unknown(target.Name, UnknownReason.Never, "No token is handed to a visitor.")] : verdicts;
    }

    private static Verdict Judge(string name, string text, Answer answer)
    {
        var evidence = answer.Seen($"a web token in the cookie {name}", "set-cookie");
        return WebToken.Read(text) switch
        {
            null => Verdict.Unknown(name, UnknownReason.Never, "It looks like a web token and cannot be read.", evidence),
            { IsSigned: false } => Verdict.Fail(name, "Its token is not signed (alg none).", evidence),
            { Life: null } => Verdict.Fail(name, "Its token never ends: it has no exp.", evidence),
            { Life: { } life } when life > Long => Verdict.Partial(name, $"Its token holds for {life.TotalHours:0} hours; whether it can be revoked, only the code shows.", evidence),
            { Life: { } life } when life > Short => Verdict.Partial(name, $"Its token holds for {life.TotalMinutes:0} minutes.", evidence),
            _ => Verdict.Unknown(name, UnknownReason.Never, "Its token is signed and short-lived; how it is checked, only the code shows.", evidence),
        };
    }

    // access=eyJhbGciOi….eyJzdWIiOi….Zm9v; Path=/; HttpOnly
    [GeneratedRegex(@"^\s*(?<name>[^=;\s]+)=(?<token>eyJ[A-Za-z0-9_-]+\.eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)\s*(;|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cookie();
}
