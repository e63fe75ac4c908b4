using System.Globalization;
using Gapless.Collectors.Documents;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Tests.Documents;

/// <summary>What a person counts in the five documents, line by line.</summary>
public sealed class SeedDocumentTests
{
    private static readonly string[][] Titles =
    [
        [
            "30 Application Deployment Configuration", "47 Database Migration Strategy", "63 Redis Cache Configuration", "79 SSL/TLS Certificates", "95 Environment Configuration",
            "112 Load Balancer Configuration", "128 CDN for Static Assets", "144 Logging and Observability", "160 API Documentation", "176 Testing Infrastructure",
            "194 Admin Dashboard", "210 Disaster Recovery Plan", "226 Cost Optimization", "242 Compliance Documentation",
        ],
        [
            "10 Environment Variables Complete Setup", "32 Database Migrations & Versioning", "53 Error Handling & Logging", "71 Authentication & Authorization",
            "90 Rate Limiting & DDoS Protection", "106 Input Validation & Sanitization", "123 CORS & Security Headers", "138 Testing Coverage", "158 Documentation",
            "179 Monitoring & Observability", "199 Data Privacy & GDPR", "217 Backup & Disaster Recovery", "235 Performance Optimization", "255 CI/CD Pipeline",
            "274 Infrastructure as Code",
        ],
        [
            "9 API Gateway Missing", "15 Database Layer Incomplete", "21 Authentication Service Not Integrated", "31 Environment Variables", "36 HTTPS/SSL", "41 Rate Limiting",
            "50 Database Connections", "59 File Storage", "64 Data Persistence", "73 Integration Tests Missing", "82 E2E Testing", "91 Docker Orchestration", "96 CI/CD Pipeline",
            "101 Monitoring & Logging", "110 Error Handling", "115 Loading States", "120 Offline Support", "129 Mobile Apps", "134 PWA Features",
        ],
        [
            "7 Infrastructure as Code (IaC)", "28 Secrets Management", "45 Database Backups & Disaster Recovery", "64 Centralized Logging", "83 Auto-Scaling Configuration",
            "101 Network Security & VPC Configuration", "122 SSL/TLS Certificates", "139 Health Checks & Readiness Probes", "162 CI/CD Pipeline", "180 Container Registry",
            "195 Monitoring & Alerting Integration", "215 API Gateway & Rate Limiting", "233 CDN for Static Assets", "249 Database Connection Pooling & Optimization",
            "266 Cost Optimization", "285 Multi-Region Deployment", "290 Feature Flags", "295 Database Migrations Automation", "300 Performance Testing", "305 Compliance & Audit",
        ],
        [
            "16 Environment Separation", "28 SSL/TLS & Security", "36 Monitoring & Observability", "45 High Availability & Scaling", "54 Database & Persistence",
            "62 Secrets Management", "69 Disaster Recovery", "76 Performance & Caching", "84 Compliance & Governance",
        ],
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void EveryGapIsFoundAndNoneInvented(int seed)
    {
        if (Seeds.AreAbsent)
        {
            return;
        }

        var document = Read(seed);

        Assert.Equal(Titles[seed], document.Gaps.Select(gap => string.Create(CultureInfo.InvariantCulture, $"{gap.Line} {gap.Title}")));
    }

    [Theory]
    [InlineData(0, "windows-1254", 103, 20, 0)]
    [InlineData(1, "windows-1252", 53, 16, 0)]
    [InlineData(2, "windows-1254", 13, 7, 2)]
    [InlineData(3, "mac-roman", 35, 0, 0)]
    [InlineData(4, "windows-1254", 19, 1, 0)]
    public void DamageIsRepaired(int seed, string codePage, int exact, int restored, int ambiguous)
    {
        if (Seeds.AreAbsent)
        {
            return;
        }

        var repair = Read(seed).Repair!;

        Assert.Equal((codePage, exact, restored, ambiguous), (repair.CodePage, repair.Exact, repair.Restored, repair.Ambiguous));
    }

    [Theory]
    [InlineData(0, 5, 3, 2, 4, 0)]
    [InlineData(1, 3, 6, 6, 0, 0)]
    [InlineData(2, 0, 0, 0, 0, 19)]
    [InlineData(3, 8, 7, 0, 5, 0)]
    [InlineData(4, 0, 3, 4, 2, 0)]
    public void PrioritiesAreThoseStated(int seed, int critical, int high, int medium, int low, int none)
    {
        if (Seeds.AreAbsent)
        {
            return;
        }

        var gaps = Read(seed).Gaps;

        Assert.Equal(
            [critical, high, medium, low, none],
            new[] { DocumentPriority.Critical, DocumentPriority.High, DocumentPriority.Medium, DocumentPriority.Low, DocumentPriority.None }
                .Select(priority => gaps.Count(gap => gap.Priority == priority)));
    }

    [Theory]
    [InlineData(0, 8, 6, 0, 14)]
    [InlineData(1, 4, 11, 0, 15)]
    [InlineData(2, 0, 4, 15, 4)]
    [InlineData(3, 12, 2, 6, 15)]
    [InlineData(4, 5, 2, 2, 9)]
    public void StatusesAreThoseOfTheWords(int seed, int missing, int partial, int unknown, int withWords)
    {
        if (Seeds.AreAbsent)
        {
            return;
        }

        var gaps = Read(seed).Gaps;

        Assert.Equal(
            [missing, partial, unknown, withWords],
            [
                gaps.Count(gap => gap.Status == DocumentStatus.Missing), gaps.Count(gap => gap.Status == DocumentStatus.Partial),
                gaps.Count(gap => gap.Status == DocumentStatus.Unknown), gaps.Count(gap => gap.StatusText.Length > 0),
            ]);
    }

    [Theory]
    [InlineData(0, "Listed 70")]
    [InlineData(1, "Listed 80, Artefact 44, Command 4")]
    [InlineData(2, "Inline 17, Fenced 8")]
    [InlineData(3, "Listed 107")]
    [InlineData(4, "Listed 32, Inline 1, Tree 3")]
    public void NeedsAreCounted(int seed, string expected)
    {
        if (Seeds.AreAbsent)
        {
            return;
        }

        var items = Read(seed).Gaps.SelectMany(gap => gap.Needed.Concat(gap.Artefacts)).GroupBy(item => item.Kind).OrderBy(group => group.Key);

        Assert.Equal(expected, string.Join(", ", items.Select(group => $"{group.Key} {group.Count()}")));
    }

    [Theory]
    [InlineData(0, 21, "5/5/5", "10/7/5", 0, "0+0+0+3+3", 1)]
    [InlineData(1, 0, "5/4/4/4/4", "5/4/4/4/4", 0, "0+0+0+0+0", 5)]
    [InlineData(2, 4, "5/5/5", "", 0, "5+4+4", 0)]
    [InlineData(3, 0, "", "8/7/5", 0, "", 4)]
    [InlineData(4, 7, "4/4/4", "7", 7, "", 4)]
    public void TheRestIsCounted(int seed, int strengths, string phases, string checklist, int ticked, string quickFixes, int claims)
    {
        if (Seeds.AreAbsent)
        {
            return;
        }

        var document = Read(seed);

        Assert.Equal(strengths, document.Strengths.Count);
        Assert.Equal(phases, string.Join('/', document.Phases.Select(phase => phase.Items.Count)));
        Assert.Equal(checklist, string.Join('/', document.Checklist.GroupBy(item => item.Section).Select(group => group.Count())));
        Assert.Equal(ticked, document.Checklist.Count(item => item.Done));
        Assert.Equal(quickFixes, string.Join('+', document.QuickFixes.Select(fix => fix.Items.Count)));
        Assert.Equal(claims, document.Claims.Count);
    }

    [Fact]
    public void GroupsAndDetailsAreKeptApart()
    {
        if (Seeds.AreAbsent)
        {
            return;
        }

        var document = Read(3);

        Assert.Equal([14, 110, 148, 203], document.Gaps.SelectMany(gap => gap.Needed).Where(item => item.IsGroup).Select(item => item.Line));
        Assert.Equal(48, document.Gaps.Sum(gap => gap.Current.Count));
        Assert.Equal(6, document.Resources.Count);
    }

    [Fact]
    public void QuotedCredentialsAreMasked()
    {
        if (Seeds.AreAbsent)
        {
            return;
        }

        var secrets = Read(3).Gaps[1];

        Assert.DoesNotContain(secrets.Current, line => line.Text.Contains("moderation", StringComparison.Ordinal));
        Assert.Contains(secrets.Current, line => line.Text.Contains("POSTGRES_PASSWORD=mode…(17 characters)", StringComparison.Ordinal));
    }

    [Fact]
    public void ContradictionsAreTold()
    {
        if (Seeds.AreAbsent)
        {
            return;
        }

        Assert.Contains(Read(0).Gaps[8].Conflicts, conflict => conflict.StartsWith("the priority matrix (line 272) says high", StringComparison.Ordinal));
        Assert.Contains(Read(1).Gaps[7].Conflicts, conflict => conflict.StartsWith("the priority matrix (line 311) says low", StringComparison.Ordinal));
        Assert.Contains(Read(2).Gaps[3].Conflicts, conflict => conflict.StartsWith("line 173 lists it under \"Must Fix Before Demo\"", StringComparison.Ordinal));
        Assert.All(Read(4).Gaps, gap => Assert.StartsWith("the section (line 14) says critical", gap.Conflicts[0], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "advancia")]
    [InlineData(1, null)]
    [InlineData(2, null)]
    [InlineData(3, null)]
    [InlineData(4, "staywell")]
    public void TheSystemIsNamedWhereTheDocumentNamesIt(int seed, string? name)
    {
        if (Seeds.AreAbsent)
        {
            return;
        }

        Assert.Equal(name, Read(seed).SystemName);
    }

    [Fact]
    public void PercentagesAreQuotedOnce()
    {
        if (Seeds.AreAbsent)
        {
            return;
        }

        var claims = Read(1).Claims.Where(claim => claim.Percent is not null).Select(claim => (claim.Percent, claim.Line, claim.IsFuture));

        Assert.Equal([(85m, 3, false), (15m, 4, false), (98m, 472, true)], claims);
    }

    private static GapDocument Read(int seed) => DocumentReader.Read(Seeds.Bytes(seed), $"seed-{seed}.md");
}
