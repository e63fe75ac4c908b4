using System.Globalization;
using System.Text;
using Gapless.Readiness.Dictionary;

namespace Gapless.Readiness.Tests.Dictionary;

public sealed class CheckPhrasesTests
{
    [Theory]
    [InlineData("Dockerfile for the backend", "container.dockerfile")]
    [InlineData("Rate limits", "ratelimit.enabled")]
    [InlineData("`apps/api/middleware/rateLimit.ts`", "ratelimit.enabled")]
    [InlineData("Point-in-time recovery", "backup.pitr")]
    [InlineData("Blue/green or canary deployments", "release.safe-rollout")]
    [InlineData("K6 load tests", "test.load")]
    [InlineData("没有自动备份", "backup.automated")]
    [InlineData("Hız sınırlama yok", "ratelimit.enabled")]
    [InlineData("Verschlüsselung fehlt", "data.encryption")]
    public void FirstCheckIsFound_WhenAPhraseIsInTheText(string text, string check) =>
        Assert.Equal(check, CheckPhrases.Default.Match(text)[0]);

    [Fact]
    public void LongerPhraseWins_WhenPhrasesOverlap()
    {
        Assert.Equal(["backup.verified"], CheckPhrases.Default.Match("Backup verification"));
        Assert.DoesNotContain("backup.automated", CheckPhrases.Default.Match("Backup verification"));
    }

    [Theory]
    [InlineData("Database rollback", "db.migration-rollback")]
    [InlineData("Rollback of a bad schema", "db.migration-rollback")]
    [InlineData("Rollback of a release", "release.rollback")]
    public void ConditionDecides_WhenAPhraseHasTwoMeanings(string text, string check) =>
        Assert.Equal(check, CheckPhrases.Default.Match(text)[0]);

    [Fact]
    public void ContextDecides_WhenTheTextItselfDoesNotSay()
    {
        var inDatabases = new DictionaryContext("Database migrations", new HashSet<string>());

        Assert.Equal("db.migration-rollback", CheckPhrases.Default.Match("Rollback procedures", inDatabases)[0]);
    }

    [Fact]
    public void DocumentDecides_WhenAConditionAsksForIt()
    {
        var cluster = new DictionaryContext("", new HashSet<string> { "kubernetes" });

        Assert.Equal("k8s.rbac", CheckPhrases.Default.Match("RBAC policies", cluster)[0]);
        Assert.DoesNotContain("k8s.rbac", CheckPhrases.Default.Match("RBAC policies"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AI tutor with voices")]
    [InlineData("Core business logic implementation")]
    public void NothingIsFound_WhenNoCheckStandsBehindTheWords(string text) => Assert.Empty(CheckPhrases.Default.Match(text));

    [Fact]
    public void EveryCheckExistsInTheCatalogue()
    {
        var catalogue = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Dictionary", "catalogue.txt")).Where(line => line[0] != '#').ToHashSet();

        Assert.Equal(164, catalogue.Count);
        Assert.Empty(CheckPhrases.Default.Checks.Except(catalogue));
        Assert.Empty(catalogue.Except(CheckPhrases.Default.Checks));
    }

    [Fact]
    public void NoPhraseIsListedTwice_WithTheSameConditions()
    {
        using var stream = typeof(CheckPhrases).Assembly.GetManifestResourceStream("Gapless.Readiness.Dictionary.phrases.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var phrases = reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .SelectMany(cells => cells[0].Split('|').Select(phrase => $"{phrase.Trim()} {string.Join(' ', cells.Skip(2))}"))
            .ToList();

        Assert.True(phrases.Count > 900, string.Create(CultureInfo.InvariantCulture, $"{phrases.Count} phrases"));
        Assert.Empty(phrases.GroupBy(phrase => phrase).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("ab*\tbackup.automated")]
    [InlineData("backup\tbackup.automated\tnear database")]
    public void RowIsRefused_WhenItCannotBeRead(string row) => Assert.Throws<FormatException>(() => CheckPhrases.Parse(new StringReader(row)));

    [Theory]
    [InlineData("Test all navigation links")]
    [InlineData("Configure meta tags for social sharing")]
    [InlineData("Formatting: gofmt compliance")]
    [InlineData("Set the address to https://www.harbor.example/start")]
    [InlineData("Koszyk jest wspólny")]
    [InlineData("Native alerts replaced by a toast")]
    [InlineData("Page /dashboard/appointments with the list of orders")]
    [InlineData("Resource enforcement with quotas")]
    public void NothingIsMatched_WhenAWordMeansSomethingElse(string text) =>
        Assert.Empty(CheckPhrases.Default.Match(text).Except(["ci.tests"], StringComparer.Ordinal));

    [Theory]
    [InlineData("Log rotation (14 days)", "log.aggregated")]
    [InlineData("httpOnly cookies", "cookie.flags")]
    [InlineData("npm audit in the pipeline", "supply.dependency-scan")]
    [InlineData("Audit de sécurité du code source", "security.audit")]
    [InlineData("Validation of every request body", "input.validation")]
    [InlineData("Dashboard for error rates and latency", "dash.defined")]
    [InlineData("Sao lưu tự động", "backup.automated")]
    [InlineData("Säkerhetskopiering", "backup.automated")]
    [InlineData("Zálohy databáze", "backup.automated")]
    [InlineData("Резервні копії", "backup.automated")]
    [InlineData("Roter nøgler", "secrets.rotation")]
    [InlineData("Настройка пула подключений", "db.pooling")]
    public void CheckIsMatched_WhenTheWordsBesideItSaySo(string text, string check) => Assert.Contains(check, CheckPhrases.Default.Match(text));

    [Fact]
    public void OrderIsThatOfTheText_WhenSeveralPhrasesMatch() =>
        Assert.Equal(["health.endpoint", "error.tracking"], CheckPhrases.Default.Match("Health checks, error tracking"));
}
