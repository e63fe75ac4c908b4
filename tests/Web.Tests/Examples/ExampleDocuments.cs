using Gapless.Contracts.Documents;

namespace Gapless.Web.Tests.Examples;

/// <summary>A document that claims much and wants to do harm.</summary>
internal static class ExampleDocuments
{
    public static readonly Guid Id = Guid.Parse("0198c000-0000-7000-8000-0000000000d0");

    /// <summary>Everything that must not come through.</summary>
    public const string Hostile = """
        # Production Readiness Gap Analysis

        **Status:** 85% production-ready

        <script>window.harmed = 1</script>
        <img src=x onerror="window.harmed = 1">
        [click](javascript:alert(1)) and [data](data:text/html,x) and [good](https://good.example/page) and [mail](mailto:a@b.example)
        ![picture](https://tracker.example/pixel.png)
        <https://auto.example/> [rel](/signout) [style](https://x.example "onmouseover=alert(1)"){style="position:fixed" onclick=alert(1)}

        - NGINX gateway with TLS and JWT
        """;

    public static ImportedDocument Imported { get; } = new()
    {
        File = "gaps.md",
        Title = "Production Readiness Gap Analysis",
        EncodingRepair = "windows-1252",
        Repair = new(53, 16, 0),
        Claims = [new() { Text = "85% production-ready", Percent = 85, Line = 3 }, new() { Text = "95% after the work", Percent = 95, Line = 80, Future = true }],
        Strengths = [new("NGINX gateway with TLS and JWT", 11, ["tls.renewal"])],
        Gaps = [new() { Number = "4", Title = "SSL/TLS certificates", Section = "Critical", Line = 86, Status = "missing", StatusText = "Not Configured", Priority = "critical", Needed = ["Renewal"], Checks = ["tls.renewal"] }],
        Phases = [],
        Checklist = [new("Certificates renew", false, "Checklist", 99, ["tls.renewal"])],
        QuickFixes = [],
        Warnings = ["Gap 15 is in no phase."],
    };

    public static DocumentEntry Entry { get; } = new(Id, "gaps.md", "Production Readiness Gap Analysis", 1, 3, 2, ExampleSystem.Now, new(4, 7, 33, 15));

    public static DocumentDetail Detail { get; } = new()
    {
        System = ExampleSystem.Slug,
        Document = Entry,
        Content = Hostile,
        Imported = Imported,
        Changes = new(["Distributed tracing", "Load tests <script>window.harmed = 1</script>"], ["SSL/TLS certificates"], []),
        Statements =
        [
            new(Guid.Parse("0198c000-0000-7000-8000-0000000000d1"), "strength", null, "NGINX gateway with TLS and JWT", null, 11, true, null, null, "partial", "claimedNotProven", ["tls.renewal"], []),
            new(Guid.Parse("0198c000-0000-7000-8000-0000000000d2"), "gap", "4", "SSL/TLS certificates", "Critical", 86, false, "missing", "critical", "open", "neither", ["tls.renewal"], [new("Renewal", 88, "fail", ["tls.renewal"]), new("A certificate", 89, "pass", ["tls.https"])]),
            new(Guid.Parse("0198c000-0000-7000-8000-0000000000d3"), "checklist", null, "Containers are built", "Checklist", 99, true, null, null, "pass", "claimedAndProven", ["containers.example-0"], []),
        ],
    };
}
