using Gapless.Contracts.Evaluations;
using Gapless.Contracts.Gaps;
using Gapless.Contracts.Members;

namespace Gapless.Web.Tests.Examples;

/// <summary>A gap for each check that is not met, and one with every kind of proof.</summary>
internal static class ExampleGaps
{
    public static readonly Guid Renewal = Guid.Parse("0198c000-0000-7000-8000-0000000000aa");

    public static IReadOnlyList<MemberEntry> Members { get; } =
    [
        new(Guid.Parse("0198c000-0000-7000-8000-00000000000e"), "Ines Duarte", "owner"),
        new(Guid.Parse("0198c000-0000-7000-8000-00000000000f"), "Alexandrina Featherstonehaugh-Cholmondeley", "engineer"),
    ];

    private static readonly string[] Efforts = ["small", "medium", "large"];

    public static IReadOnlyList<GapEntry> All { get; } =
    [
        .. ExampleChecks.All.Where(check => check.Outcome is not ("pass" or "notApplicable")).Select(Entry)
            .OrderBy(gap => Array.IndexOf(["critical", "high", "medium", "low"], gap.Priority)).ThenBy(gap => gap.Check, StringComparer.Ordinal),
    ];

    public static GapDetail Detail { get; } = new()
    {
        Gap = All.Single(gap => gap.Id == Renewal),
        Why = "A certificate that nobody renews ends, and every client is turned away at once.",
        Remedy = "Serve the challenge path on port 80 before the redirect. Run the renewal once and confirm that the served serial changes.",
        References = ["RFC 8555", "CA/B Forum SC-081v3"],
        Methods = ["live", "repo"],
        Evidence =
        [
            new("live", "observed", "prod", "fail", null, "The certificate has 9 of 90 days left; renewal was due at 18.", null, ExampleSystem.Now, ExampleSystem.Now.AddHours(1), new string('c', 64), ExampleScans.Probe,
            [
                new()
                {
                    Method = "live",
                    Rung = "observed",
                    Subject = "app.advancia.example",
                    Confidence = "certain",
                    Message = "Port 80 redirects the challenge path away.",
                    Exchange = new("GET", "http://app.advancia.example/.well-known/acme-challenge/gapless", 301, new Dictionary<string, string>(StringComparer.Ordinal) { ["location"] = "https://app.advancia.example/login", ["server"] = "nginx" }, 41),
                },
            ]),
            new("repo", "declared", "main", "pass", null, "A certbot timer with a reload hook is in the gateway's cloud-init.", "4f2a91c0d1e2", ExampleSystem.Now.AddHours(-3), ExampleSystem.Now.AddDays(26), new string('e', 64), ExampleScans.Finished,
            [
                new()
                {
                    Method = "repo",
                    Rung = "declared",
                    Subject = "gateway",
                    Confidence = "certain",
                    Message = "certbot renews on a timer.",
                    Path = "infra/gateway/cloud-init.yaml",
                    Line = 46,
                    Excerpt = "      ExecStart=/usr/bin/certbot renew --quiet\n        --deploy-hook \"systemctl reload nginx\"",
                },
            ]),
        ],
        History =
        [
            new(ExampleSystem.Now, "tls.renewal", "Certificates renew without a person", Renewal, "pass", "fail", null, "environment", "prod", "17 days left, renewal due at 18.", ExampleScans.Probe),
            new(ExampleSystem.Now.AddDays(-40), "tls.renewal", "Certificates renew without a person", Renewal, "unknown", "pass", null, "code", "91be0044cc", "A renewal was seen.", ExampleScans.Finished),
            new(ExampleSystem.Now.AddDays(-60), "tls.renewal", "Certificates renew without a person", Renewal, null, "unknown", "never", "firstLook", null, "Nobody has shown it.", null),
        ],
        Mentions = [new(ExampleDocuments.Id, "gaps.md", 11, "NGINX gateway with TLS and JWT", true)],
        Files = [new(Guid.Parse("0198c000-0000-7000-8000-0000000000ab"), "renewal.pdf", "application/pdf", 84_200, new string('3', 64), "user:1", ExampleSystem.Now.AddDays(-2))],
    };

    private static GapEntry Entry(CheckOutcome check, int index)
    {
        var isRenewal = check.Id == "tls.renewal";
        return new()
        {
            Id = isRenewal ? Renewal : new Guid(index + 1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]),
            System = ExampleSystem.Slug,
            Check = check.Id,
            Title = check.Title,
            Category = check.Category,
            Priority = check.Priority,
            State = isRenewal ? "regressed" : "open",
            Outcome = check.Outcome,
            Reason = check.Reason,
            Summary = check.Summary,
            Effort = Efforts[index % 3],
            Rungs = isRenewal
                ? [new("claimed", "saysDone", "NGINX gateway with TLS and JWT", null), new("declared", "pass", "A certbot timer is in cloud-init.", ExampleSystem.Now), new("observed", "fail", "9 days left.", ExampleSystem.Now)]
                : [new("declared", check.Outcome, check.Summary, ExampleSystem.Now)],
            OpenedAt = ExampleSystem.Now.AddDays(-60),
            ChangedAt = ExampleSystem.Now,
            Owner = isRenewal ? "0198c000-0000-7000-8000-00000000000e" : null,
            DueOn = isRenewal ? new DateOnly(2026, 11, 23) : null,
            Tag = "\"7\"",
        };
    }
}
