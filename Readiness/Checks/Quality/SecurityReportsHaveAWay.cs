using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Quality;

public sealed partial class SecurityReportsHaveAWay : Check
{
    private static readonly ProbeRequest WellKnown = new("GET", "/.well-known/security.txt");
    private static readonly ProbeRequest OldPlace = new("GET", "/security.txt");

    private static readonly Idiom Contact = new("docs.security-policy/contact", ["security"]) { Pattern = ContactText(), Languages = [Language.Markdown], In = PathClasses.Documentation, LimitPerFile = 5 };
    private static readonly Idiom Procedure = new("docs.security-policy/procedure", ["vulnerab", "disclos"]) { Languages = [Language.Markdown], In = PathClasses.Documentation, LimitPerFile = 5 };
    private static readonly Idiom Response = new("docs.security-policy/response", ["day", "hour", "week"]) { Pattern = ResponseTime(), Languages = [Language.Markdown], In = PathClasses.Documentation, LimitPerFile = 5 };
    private static readonly Idiom Unfilled = new("docs.security-policy/unfilled", ["[INSERT CONTACT", "[INSERT ", "Use this section to tell people"]) { Languages = [Language.Markdown], In = PathClasses.Documentation, LimitPerFile = 1 };

    public override CheckInfo Info { get; } = new("docs.security-policy", Category.Quality, Priority.Medium, "There is a security policy and a security.txt")
    {
        Why = "Who finds a hole and cannot report it tells somebody else.",
        Remedy = "Add SECURITY.md (how to report, when you answer) and serve /.well-known/security.txt with Contact and Expires.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["RFC 9116 sections 2.5.3 and 2.5.5", "OpenSSF Scorecard Security-Policy"],
    };

    public override ImmutableArray<Idiom> Idioms => [Contact, Procedure, Response, Unfilled];

    public override ImmutableArray<ProbeRequest> Requests => [WellKnown, OldPlace];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var policy = repository.Files.FirstOrDefault(file => file.Name.Equals("SECURITY.md", StringComparison.OrdinalIgnoreCase) && file.Folder is "" or ".github" or "docs");
        if (policy is null)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "There is no SECURITY.md.", Evidence.Certain("none at the root, in .github or in docs"))];
        }

        bool Has(Idiom idiom) => repository.HitsOf(idiom).Any(hit => hit.Path.Equals(policy.Path, StringComparison.Ordinal));
        var missing = new (string What, bool Found)[] { ("whom to write to", Has(Contact)), ("how a report is handled", Has(Procedure)), ("when an answer comes", Has(Response)) }
            .Where(one => !one.Found).Select(one => one.What).ToList();
        var evidence = Evidence.Certain("security policy", new(policy.Path, 0));
        return [(Has(Unfilled), missing.Count) switch
        {
            (true, _) => Verdict.Partial(Verdict.WholeSystem, "SECURITY.md is a template that nobody filled in.", evidence),
            (_, 0) => Verdict.Pass(Verdict.WholeSystem, "SECURITY.md says how to report and when an answer comes.", evidence),
            _ => Verdict.Partial(Verdict.WholeSystem, $"SECURITY.md does not say {string.Join(", ", missing)}.", evidence),
        }];
    }

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (!target.Facts.Has(Fact.Internet))
        {
            return [Verdict.NotApplicable(target.Name, "the target is not on the internet")];
        }

        var answer = target.Answer(WellKnown).Final;
        if (target.WhyUnknown(answer) is { } unknown)
        {
            return [unknown];
        }

        return [target.Exists(answer) && Field(answer.Text, "Contact") is not null
            ? JudgeText(target, answer)
            : target.Answer(OldPlace).Final is var old && target.Exists(old) && Field(old.Text, "Contact") is not null
                ? Verdict.Partial(target.Name, "security.txt is only at /security.txt.", old.Seen("old place"))
                : Verdict.Fail(target.Name, "There is no security.txt.", answer.Seen("no security.txt"))];
    }

    private static Verdict JudgeText(TargetFacts target, Answer answer)
    {
        var expires = Field(answer.Text, "Expires");
        var evidence = answer.Seen($"Contact: {Field(answer.Text, "Contact")}, Expires: {expires ?? "none"}", "content-type");
        if (expires is null || !DateTimeOffset.TryParse(expires, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end))
        {
            return Verdict.Partial(target.Name, "security.txt has no valid Expires.", evidence);
        }

        return end < target.At
            ? Verdict.Partial(target.Name, "security.txt has expired.", evidence)
            : Verdict.Pass(target.Name, $"security.txt is valid until {end:yyyy-MM-dd}.", evidence);
    }

    // Contact: mailto:security@example.org
    private static string? Field(string text, string name)
    {
        var line = text.Split('\n').FirstOrDefault(one => one.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
        return line is null ? null : line[(name.Length + 1)..].Trim();
    }

    [GeneratedRegex("""([\w.+-]+@[\w-]+\.\w+|https?://\S+|report a vulnerability|private vulnerability reporting)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ContactText();

    [GeneratedRegex("""(\d+|one|two|three|four|five|seven|ten|a|business)\s*[- ]?(business |working )?(day|hour|week)s?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResponseTime();
}
