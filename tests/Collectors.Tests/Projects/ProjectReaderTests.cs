using Gapless.Collectors.Projects;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Projects;
using Gapless.Readiness.Scoring;

namespace Gapless.Collectors.Tests.Projects;

public sealed class ProjectReaderTests
{
    private const string Prints = """
        version: 1
        customChecks:
          - id: acme.no-prints
            title: Services log through the logger
            category: observability
            priority: medium
            why: A print has no level.
            remedy: Use the logger.
            search:
              print: { anchors: ["console.log("], pattern: 'console\.log\(', languages: [javascript], codeOnly: true }
            forbid: [print]
            tests:
              - name: A print fails
                expect: fail
                files: { src/a.js: "console.log('x');" }
              - name: A comment is no print
                expect: pass
                files: { src/a.js: "// console.log('x');" }
        """;

    private static (T Value, IReadOnlyList<SettingsProblem> Problems) Read<T>(Func<ProjectReader, T> read)
    {
        var reader = new ProjectReader();
        return (read(reader), reader.Problems);
    }

    [Fact]
    public void ReadsWhatATeamSays()
    {
        var (settings, problems) = Read(reader => reader.ReadSettings("""
            version: 1
            system: { name: shop, tier: critical }
            checks:
              skip:
                - { check: pwa.*, reason: No web app. }
              priorities: { ux.mobile: high }
            """, "gapless.yaml"));

        Assert.Empty(problems);
        Assert.Equal(("shop", Tier.Critical, new SkippedCheck("pwa.*", "No web app."), Priority.High), (settings.System, settings.Tier, settings.Skipped.Single(), settings.Priorities["ux.mobile"]));
    }

    [Theory]
    [InlineData("version: 1\nchekcs: {}\n", 2, "'chekcs' is not known here; the keys are version, system, checks, customChecks.")]
    [InlineData("system: {}\n", 1, "'version' is missing in 'gapless.yaml'.")]
    [InlineData("version: 2\n", 1, "'version' is '2'; it must be one of: 1.")]
    [InlineData("version: 1\nsystem: { tier: huge }\n", 2, "'tier' is 'huge'; it must be one of: experimental, standard, critical.")]
    [InlineData("version: 1\nchecks: { skip: [pwa.*] }\n", 2, "'skip' must have keys: check, reason.")]
    [InlineData("version: 1\nchecks: { only: x }\n", 2, "'only' must be a list.")]
    [InlineData("version: 1\nchecks: { skip: [{ check: pwa.* }] }\n", 2, "'reason' is missing in 'skip'.")]
    [InlineData("", 1, "'version' is missing")]
    [InlineData("version: [", 1, "")]
    public void SaysWhatIsWrong_AndWhere(string text, int line, string message)
    {
        var (settings, problems) = Read(reader => reader.ReadSettings(text, "gapless.yaml"));

        Assert.Same(ProjectSettings.Default, settings);
        Assert.Equal(line, problems[0].Line);
        Assert.StartsWith(message, problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forbid: [print]", "forbid: [other]", "'forbid' names 'other', which 'search' does not have.")]
    [InlineData("id: acme.no-prints", "id: db.migrations", "'db.migrations' is a check of the catalogue; choose another id.")]
    [InlineData("id: acme.no-prints", "id: Acme", "'id' is 'Acme'; it must be two lower-case words")]
    [InlineData("'console\\.log\\('", "'console\\.log('", "The pattern of 'print' is no regular expression")]
    [InlineData("            forbid: [print]\n", "", "'acme.no-prints' asks for nothing")]
    [InlineData("anchors: [\"console.log(\"]", "anchors: [\"co\"]", "'anchors' is 'co'; it must be at least three characters long.")]
    [InlineData("languages: [javascript]", "languages: [cobol]", "'languages' is 'cobol'; it must be one of: csharp")]
    public void SaysWhatIsWrongInACheck(string from, string to, string message)
    {
        var text = Prints.ReplaceLineEndings("\n");
        var changed = text.Replace(from.Trim('\n').TrimStart(), to, StringComparison.Ordinal);
        Assert.NotEqual(text, changed);

        var (settings, problems) = Read(reader => reader.ReadSettings(changed, "gapless.yaml"));

        Assert.Empty(settings.Checks);
        Assert.Contains(problems, problem => problem.Message.StartsWith(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunsTheTestsOfACheck()
    {
        var check = Read(reader => reader.ReadSettings(Prints, "gapless.yaml")).Value.Checks.Single();

        foreach (var test in check.Tests)
        {
            Assert.Equal(test.Expected, (await CustomCheckTester.RunAsync(check, test, CancellationToken.None)).Outcome);
        }
    }

    [Fact]
    public async Task AnExampleStaysInItsFolder()
    {
        var check = Read(reader => reader.ReadSettings(Prints.Replace("src/a.js", "../../a.js", StringComparison.Ordinal), "gapless.yaml")).Value.Checks.Single();

        await Assert.ThrowsAsync<IOException>(() => CustomCheckTester.RunAsync(check, check.Tests[0], CancellationToken.None));
    }

    [Fact]
    public void ReadsWaivers()
    {
        var (waivers, problems) = Read(reader => reader.ReadWaivers("""
            version: 1
            waivers:
              - check: backup.pitr
                reason: The vendor has none.
                compensation: Hourly dumps.
                requestedBy: ann
                approvedBy: [ben]
                approvedOn: 2026-11-01
                expires: 2027-01-15
                paths: [infra/]
            """, "gapless-waivers.yaml"));

        Assert.Empty(problems);
        Assert.Equal(("backup.pitr", "ann", new WaiverPlace("infra/")), (waivers[0].CheckId, waivers[0].Requester, waivers[0].Places.Single()));
        Assert.Equal(new DateTimeOffset(2027, 1, 15, 23, 59, 59, TimeSpan.Zero), waivers[0].ExpiresAt.AddTicks(1 - TimeSpan.TicksPerSecond));
    }

    [Theory]
    [InlineData("approvedOn: 2026-11-01", "approvedOn: soon", "'approvedOn' is 'soon'; it must be a day, such as 2026-11-22.")]
    [InlineData("expires: 2027-01-15", "expires: 2027-02-30", "'approvedOn' and 'expires' must be days of the calendar.")]
    [InlineData("    compensation: Less traffic.\n", "", "'compensation' is missing in 'waivers'.")]
    [InlineData("approvedBy: [ben]", "approvedBy: []", "'approvedBy' must not be empty.")]
    public void SaysWhatIsWrongInAWaiver(string from, string to, string message)
    {
        const string Good = "version: 1\nwaivers:\n  - check: backup.pitr\n    reason: None.\n    compensation: Less traffic.\n    requestedBy: ann\n    approvedBy: [ben]\n    approvedOn: 2026-11-01\n    expires: 2027-01-15\n";

        var (waivers, problems) = Read(reader => reader.ReadWaivers(Good.Replace(from, to, StringComparison.Ordinal), "gapless-waivers.yaml"));

        Assert.Empty(waivers);
        Assert.Equal(message, Assert.Single(problems).Message);
    }

    [Theory]
    [InlineData("gapless.schema.json")]
    [InlineData("gapless-waivers.schema.json")]
    public void TheSchemasArePublished(string name)
    {
        var schema = name.Contains("waivers", StringComparison.Ordinal) ? SettingsShapes.WaiversSchema : SettingsShapes.SettingsSchema;
        var published = Path.Combine(Root(), "docs", "schemas", name);
        var text = schema.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n";
        if (Environment.GetEnvironmentVariable("GAPLESS_ACCEPT") is { Length: > 0 })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(published)!);
            File.WriteAllText(published, text);
        }

        Assert.Equal(text, File.ReadAllText(published).ReplaceLineEndings("\n"));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Aspire.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
