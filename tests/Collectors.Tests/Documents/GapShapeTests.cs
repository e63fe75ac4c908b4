using System.Text;
using Gapless.Collectors.Documents;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Tests.Documents;

public sealed class GapShapeTests
{
    [Fact]
    public void IdentifierIsTheNumberAndGivesThePriority_WhenTheHeadingHasOne()
    {
        var gaps = Read("""
            # Gaps

            ### P0-1: Backups
            - **Issue**: none

            ### GAP-HIGH-002: Limits
            - **Current State:** none

            ### SEC-03 · Headers · P1
            - **Fix**: add them
            """);

        Assert.Equal(["P0-1 Backups Critical", "GAP-HIGH-002 Limits High", "SEC-03 Headers High"], gaps.Select(gap => $"{gap.Number} {gap.Title} {gap.Priority}"));
    }

    [Fact]
    public void RowIsAGap_WhenATableNamesWhatIsNeeded()
    {
        var gap = Assert.Single(Read("""
            # Review

            ## Critical gaps

            | # | Component | Status     | Required | Priority | Effort |
            |---|-----------|------------|----------|----------|--------|
            | 1 | Backups   | ❌ Missing | Nightly \| offsite | P0 | 2 days |
            """));

        Assert.Equal(("Backups", DocumentStatus.Missing, DocumentPriority.Critical, "2 days", 7), (gap.Title, gap.Status, gap.Priority, gap.Effort, gap.Line));
        Assert.Equal("Nightly | offsite", Assert.Single(gap.Needed).Text);
    }

    [Fact]
    public void TableIsNoSourceOfGaps_WhenItCounts() => Assert.Empty(Read("""
        # Review

        ## Critical gaps

        | Priority | Count |
        |----------|-------|
        | High     | 4     |
        """));

    [Fact]
    public void BulletIsAGap_WhenTheSectionHasNoHeadings()
    {
        var gaps = Read("""
            # Review

            ## What is missing
            - **Backups.** Nobody has restored one.
            - ❌ No rate limiting
            - [x] Security headers
            - ~~Health checks~~
            - Alerts — nobody is told (optional)
            """);

        Assert.Equal(["Backups", "No rate limiting", "Security headers", "Health checks", "Alerts"], gaps.Select(gap => gap.Title));
        Assert.Equal([DocumentStatus.Unknown, DocumentStatus.Missing, DocumentStatus.Complete, DocumentStatus.Complete, DocumentStatus.Unknown], gaps.Select(gap => gap.Status));
        Assert.Equal("Nobody has restored one.", gaps[0].Problem);
        Assert.True(gaps[4].IsOptional);
    }

    [Fact]
    public void SubheadingsAreKeys_WhenAGapIsWrittenAsASectionOfItsOwn()
    {
        // The heading "What's Missing" is deeper than the gap: it must not swallow the next one.
        var gaps = Read("""
            # Review

            ## Critical gaps

            ### 1. Load tests
            **Status**: ❌ NOT PERFORMED

            #### What's Missing
            - No load test

            #### Required Actions
            - Write one

            ### 2. Backups
            **Status**: Partial
            """);

        Assert.Equal(["Load tests", "Backups"], gaps.Select(gap => gap.Title));
        Assert.Equal(DocumentStatus.Missing, gaps[0].Status);
        Assert.Contains("Write one", gaps[0].Needed.Select(item => item.Text));
    }

    [Theory]
    [InlineData("### 1. Backups ✅ **RESOLVED**")]
    [InlineData("### 1. Backups — DONE (2026-01-14)")]
    [InlineData("### 1. ~~Backups~~")]
    [InlineData("### 1. ✅ Backups")]
    public void TitleStaysTheSame_WhenTheHeadingCarriesTheState(string heading)
    {
        var gap = Assert.Single(Read($"# Review\n\n## Gaps\n\n{heading}\nNightly.\n"));

        Assert.Equal(("Backups", DocumentStatus.Complete), (gap.Title, gap.Status));
    }

    [Fact]
    public void MustFixListIsTheSource_WhenNothingElseTellsTheGaps()
    {
        var gaps = Read("""
            # Plan

            ## Launch blockers
            1. **Backups** - data must survive
            2. **Limits** - one client can stop all
            """);

        Assert.Equal(["Backups", "Limits"], gaps.Select(gap => gap.Title));
        Assert.Equal("data must survive", gaps[0].Problem);
    }

    [Fact]
    public void SummaryAddsNothing_WhenHeadingsTellTheGaps()
    {
        var gaps = Read("""
            # Review

            ## Critical gaps

            ### 1. Backups
            **Status:** Missing

            ## Nice to have
            - Dark mode

            ## Current status

            ### What needs work
            - ❌ Data safety

            ## Launch plan

            ### Critical items
            - Restore drill
            """);

        Assert.Equal(["Backups", "Dark mode"], gaps.Select(gap => gap.Title));
        Assert.Equal([DocumentPriority.Critical, DocumentPriority.Low], gaps.Select(gap => gap.Priority));
    }

    [Fact]
    public void PriorityIsLow_WhenTheSectionSaysNotCritical() =>
        Assert.Equal(DocumentPriority.Low, Assert.Single(Read("# Review\n\n## Missing, NOT CRITICAL\n\n### 1. Dark mode\n- colours\n")).Priority);

    [Fact]
    public void MarkedRowIsAGap_WhenHeadingsTellOthers() => Assert.Equal(["Vault", "Restore drill"], Read("""
        # Gap analysis

        ## 1. Security

        | Part  | Status | Progress |
        |-------|--------|----------|
        | RBAC  | ✅     | 90%      |
        | Vault | ❌     | 0%       |

        ## 2. Gaps

        ### 1. Restore drill
        **Status:** Missing
        """).Select(gap => gap.Title));

    [Fact]
    public void RowThatRepeatsAHeadingIsNoGap_WhenASummaryMarksIt() => Assert.Equal("Backups", Assert.Single(Read("""
        # Review

        ## Gaps

        ### 1. Backups
        **Status:** Missing

        ## Status summary

        | Area     | Status |
        |----------|--------|
        | Backups  | ❌     |
        | Overall  | ⚠️     |
        """)).Title);

    [Fact]
    public void BoxIsNoGap_WhenTheDocumentIsAChecklist() => Assert.Empty(Read("""
        # Launch checklist

        ## P0 (critical)

        - [x] TLS
        - [ ] Backups
        """));

    [Theory]
    [InlineData("**Problem.** Nobody makes one.")]
    [InlineData("**Why it matters.** The data is gone.")]
    public void KeyMayEndInAFullStop(string line) => Assert.NotNull(Assert.Single(Read($"# Review\n\n## Gaps\n\n### 1. Backups\n{line}\n")).Problem);

    [Fact]
    public void RiskIsNoGap_WhenATableTellsWhatMightHappen() => Assert.Empty(Read("""
        # Risk register

        ## Mitigation

        | Risk        | Mitigation      |
        |-------------|-----------------|
        | Backup lost | A second place  |
        """));

    [Fact]
    public void HashInAFenceIsNoHeading() => Assert.Single(Read("""
        # Review

        ## Gaps

        ### 1. Backups
        **Status:** Missing
        ```bash
        # 2. not a gap
        ## 3. neither
        ```
        """));

    [Theory]
    [InlineData("## 严重问题\n\n### 1. 没有自动备份\n**状态**: 缺失\n**建议**: 每日备份\n", "没有自动备份", DocumentStatus.Missing, "backup.automated")]
    [InlineData("## Kritik eksikler\n\n### 1. Yedekleme\n**Durum:** Yok\n**Çözüm:** Gecelik yedek\n", "Yedekleme", DocumentStatus.Missing, "backup.automated")]
    [InlineData("## Kritische Lücken\n\n### 1. Datensicherung\n**Status:** fehlt\n**Lösung:** jede Nacht\n", "Datensicherung", DocumentStatus.Missing, "backup.automated")]
    public void OtherLanguagesAreRead(string text, string title, DocumentStatus status, string check)
    {
        var gap = Assert.Single(Read("# X\n\n" + text));

        Assert.Equal((title, status, DocumentPriority.Critical), (gap.Title, gap.Status, gap.Priority));
        Assert.Contains(check, gap.Checks);
        Assert.Single(gap.Needed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n\n ")]
    [InlineData("PK\u0003\u0004\0\0\0\0")]
    public void InputIsRefusedWithAReason_WhenItIsNoDocument(string text)
    {
        var exception = Assert.Throws<DocumentUnreadableException>(() => DocumentReader.Read(Encoding.UTF8.GetBytes(text), "x.md"));

        Assert.StartsWith("x.md: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWasCutIsAWarning_WhenTheDocumentIsTooLong()
    {
        var text = "# X\n\n## Checklist\n" + string.Concat(Enumerable.Repeat("- [ ] item\n", 6_000));

        var document = DocumentReader.Read(Encoding.UTF8.GetBytes(text), "x.md");

        Assert.Equal(DocumentLimits.Items, document.Checklist.Count);
        Assert.Contains(document.Warnings, warning => warning.Contains("5000 items", StringComparison.Ordinal));
    }

    [Fact]
    public void WindowsLineEndsChangeNothing()
    {
        var text = "# X\r\n\r\n## Gaps\r\n\r\n### 1. Backups\r\n**Status:** Missing  \r\n**Impact:** all is lost";

        var gap = Assert.Single(Read(text));

        Assert.Equal((5, "Missing", "all is lost"), (gap.Line, gap.StatusText, gap.Impact));
    }

    private static IReadOnlyList<DocumentedGap> Read(string text) => DocumentReader.Read(Encoding.UTF8.GetBytes(text), "x.md").Gaps;

    [Theory]
    [InlineData("AI Tutor", true)]
    [InlineData("Bitcoin payments", true)]
    [InlineData("React Native app", true)]
    [InlineData("Payment gateway has no rate limiting", false)]
    [InlineData("Access reviews", false)]
    public void AFeatureOfTheProductIsTold_WhenNoCheckIsAboutIt(string title, bool isFeature)
    {
        var gap = Assert.Single(Read($"# Review\n\n## What is missing\n- **{title}**\n"));

        Assert.Equal(isFeature, gap.IsFeature);
    }
}
