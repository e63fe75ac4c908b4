namespace Gapless.Readiness.Checks.Configuration;

public sealed class SensitiveFilesAreNotServed : Check
{
    private static readonly ImmutableArray<ProbeRequest> Candidates =
    [
        .. FileSignatures.Paths.Select(ProbeRequest.Get),
    ];

    public override CheckInfo Info { get; } = new("secrets.exposed-files", Category.Configuration, Priority.Critical, "Sensitive files are not served by the web server")
    {
        Why = "Scanners ask every host on the internet for these files within minutes; one of them served is the keys to everything behind it.",
        Remedy = "Take the files out of the web root, deny dot-files at the edge, and rotate every secret that was exposed.",
        Effort = Effort.Small,
        Methods = [Method.Live],
        CountsAtOnce = true,
        References = ["OWASP ASVS 5.0 13.4.1", "OWASP ASVS 5.0 13.4.7", "CWE-538", "CWE-552"],
        AppliesWhen = Condition.All(Fact.Target),
        Aggregation = Aggregation.AnyFail,
        NeverWaivable = true,
    };

    public override ImmutableArray<ProbeRequest> Requests => Candidates;

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var answers = Candidates.Select(target.Answer).ToList();
        var exposed = answers.Where(answer => target.Exists(answer) || answer.IsTruncated)
            .Select(answer => (Answer: answer, Signature: FileSignatures.Of(answer))).Where(one => one.Signature is not null).ToList();
        if (exposed.Count > 0)
        {
            return
            [
                Verdict.Fail(
                    target.Name,
                    $"{string.Join(", ", exposed.Select(one => one.Answer.Request.Path))} {(exposed.Count == 1 ? "is" : "are")} served.",
                    exposed.Select(one => one.Answer.Seen($"looks like {one.Signature}: {one.Answer.Bytes} bytes, SHA-256 {one.Answer.BodyHash}", "content-type"))),
            ];
        }

        var silent = answers.Where(answer => target.WhyUnknown(answer, allowsRefusal: true) is not null && !Obstacles.IsChallenge(answer)).ToList();
        return silent.Count > 0
            ? [target.WhyUnknown(silent[0], allowsRefusal: true)!]
            : [Verdict.Pass(target.Name, $"None of {answers.Count} paths serves a sensitive file{(answers.Exists(Obstacles.IsChallenge) ? "; a firewall guards some" : "")}.", answers.Select(answer => answer.Seen("no such file")))];
    }
}
