using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Configuration;

namespace Gapless.Collectors.Tests.Catalog;

/// <summary>The secrets of these tests are put together here, so that no scanner, ours included, takes this file for a leak.</summary>
public sealed class SourceHoldsNoSecretTests : CheckTests<SourceHoldsNoSecret>
{
    private static readonly string Random = "h7Gd92ksPq04LmZt81" + "XcVb36NyRw57";

    public static TheoryData<string> NamedFormats =>
    [
        "AKIA" + "QYLPMN5HHHFPZAM2",
        "ghp_" + Random + "k3Jd82",
        "glpat-" + Random[..20],
        "sk_live_" + Random,
        "xoxb-" + Random,
        "AIza" + Random + "Kd83j",
        "npm_" + Random + "k3Jd82",
        "sk-ant-" + Random + "dk39",
        "AccountKey=" + string.Concat(Enumerable.Repeat("h7Gd92ksPq", 9))[..86] + "==",
        "-----BEGIN " + "PRIVATE KEY-----\n" + string.Concat(Enumerable.Repeat("h7Gd92ksPq04LmZt81XcVb36NyRw57kd\n", 3)) + "-----END PRIVATE KEY-----",
        "postgres://shop:" + Random[..12] + "@db.shop.test/shop",
        "Server=db;Database=shop;User Id=app;Password=" + Random[..12] + ";",
    ];

    [Theory]
    [MemberData(nameof(NamedFormats))]
    public async Task Fails_OnASecretOfAKnownFormat(string secret)
    {
        await Fails($"=== src/config.js\nconst x = `{secret}`;\n");
        await Fails($"=== src/config.js\n// {secret}\n");
    }

    [Fact]
    public Task Fails_OnARandomValueInConfiguration() => Fails($"=== config/app.yaml\njwt_secret: \"{Random}\"\n");

    [Fact]
    public Task IsPartial_OnARandomValueInCode() => IsPartial($"=== src/config.js\nconst apiKey = '{Random}';\n");

    [Fact]
    public Task IsPartial_OnATestKey() => IsPartial($"=== src/config.js\nconst key = '{"sk_test_" + Random}';\n");

    [Fact]
    public Task Fails_WhenADocumentQuotesAKnownFormat() => Fails($"=== docs/deploy.md\nUse `{"ghp_" + Random + "k3Jd82"}` to sign in.\n");

    [Fact]
    public Task IsPartial_WhenAKnownFormatStandsInATest() => IsPartial($"=== test/config.test.js\nconst key = '{"ghp_" + Random + "k3Jd82"}';\n");

    [Theory]
    [InlineData("const password = 'changeme';")]
    [InlineData("const apiKey = process.env.API_KEY;")]
    [InlineData("const token = '${TOKEN_FROM_STORE_1}';")]
    [InlineData("const key = 'AKIAIOSFODNN7EXAMPLE';")]
    [InlineData("const tokenId = '123e4567-e89b-12d3-a456-426614174000';")]
    [InlineData("const integrity_token = 'sha512-abc123def456ghi789jkl012mno345';")]
    [InlineData("const url = 'postgres://postgres:postgres@localhost:5432/shop';")]
    [InlineData("const secretName = 'projects/shop/secrets/stripe-1';")]
    [InlineData("const csrfToken = getToken1(request);")]
    [InlineData("const url = 'https://user:password@example.com/';")]
    [InlineData("var password = user.passwordHash1.value;")]
    public Task Passes_WhenItOnlyLooksLikeOne(string line) => Passes($"=== src/config.js\n{line}\n");

    [Fact]
    public Task Passes_WhenTheHashIsInALockFile() => Passes($"=== package-lock.json\n{{ \"token\": \"{Random}\" }}\n");

    [Fact]
    public async Task NeverShowsTheSecret()
    {
        var finding = await Judge($"=== config/app.yaml\njwt_secret: \"{Random}\"\nurl: postgres://shop:{Random[..14]}@db.shop.test/shop\n");
        var shown = string.Join(' ', finding.Evidence.Select(one => one.Evidence.ToString())) + finding.Summary;

        Assert.DoesNotContain(Random, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Random[..14], shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/a.js", "// postgres://[user][:password]@[host][:port]/[dbname]")]
    [InlineData("src/a.go", "ClientSecret: oauth2Config.ClientSecret,")]
    [InlineData("appsettings.json", "{ \"Token\": \"6168DB8D-DC58-4094-AF24-483278923590\" }")]
    public Task Passes_OnPatternsReferencesAndIdentifiers(string file, string line) => Passes($"=== {file}\n{line}\n");

    [Fact]
    public Task IsPartial_WhenATemplateHoldsARandomValue() => IsPartial($"=== .env.example\nJWT_SECRET={Random}\n");

    [Theory]
    [InlineData("src/form.js", "const body = { password: form.0.current_password };")]
    [InlineData("src/form.vue", "<input :token=store.2fa.session_1>")]
    [InlineData("src/a.rb", "token = @session_3.refresh_token_x9")]
    [InlineData("src/a.ex", "password: params1.hashed_pass_word2")]
    [InlineData("src/a.py", "api_key=Settings2.load_k3y_from_env,")]
    [InlineData("config/app.yaml", "password: form.0.current_password")]
    [InlineData("main.tf", "password = random_password.db2.result_x1")]
    public Task Passes_WhenTheValueIsAnExpression(string file, string line) => Passes($"=== {file}\n{line}\n");

    [Fact]
    public Task IsPartial_WhenTheRandomValueIsCommentedOut() => IsPartial($"=== config.default.toml\n# jwt_secret = \"{Random}\"\n");

    [Fact]
    public Task Passes_WhenTheKeyIsNamedAFake() => Passes("=== src/keys.rs\nconst TEST_FAKE_RSA_KEY: &str = \"-----BEGIN " + "PRIVATE KEY-----\n" + string.Concat(Enumerable.Repeat("h7Gd92ksPq04LmZt81XcVb36NyRw57kd\n", 3)) + "-----END PRIVATE KEY-----\";\n");

    [Theory]
    [InlineData("var storage = \"AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==\";")]
    [InlineData("public const string PasswordMismatch = \"password_hash_b64_does_not_match\";")]
    [InlineData("public const string RotateApiKey = \"pm-37165-rotate-user-api-key\";")]
    [InlineData("public const string SessionToken = \"SsoEmail2faSessionTokenable\";")]
    public Task Passes_OnWhatEverybodyKnowsAndOnWords(string line) => Passes($"=== src/A.cs\n{line}\n");

    [Theory]
    [InlineData("docs/deploy.md", "DATABASE_URL=postgres://owner:RANDOM@db-1.eu.shop-cloud.dev/shop", Outcome.Partial)]
    [InlineData("env.local.example", "DATABASE_URL=postgres://owner:RANDOM@db-1.eu.shop-cloud.dev/shop", Outcome.Partial)]
    [InlineData("docs/deploy.md", "DATABASE_URL=postgres://owner:secret-password@db-1.eu.shop-cloud.dev/shop", Outcome.Pass)]
    [InlineData("docs/deploy.md", "DATABASE_URL=postgres://owner:RANDOM@localhost/shop", Outcome.Pass)]
    [InlineData("docs/deploy.md", "DATABASE_URL=postgres://owner:RANDOM@db.example.com/shop", Outcome.Pass)]
    [InlineData("tests/a.test.js", "const url = 'https://user:pass1@shop-cloud.dev/';", Outcome.Pass)]
    public Task AnAddressInProseIsJudgedByItsPassword(string file, string line, Outcome expected) =>
        Ends(expected, $"=== {file}\n{line.Replace("RANDOM", "npg_" + Random[..12], StringComparison.Ordinal)}\n");

    [Theory]
    [InlineData(".env", "S3_SECRET_KEY=\nS3_TIMEOUT_1=a9b8c7d6e5f4")]
    [InlineData(".env", "SQL_CONN=\"Server=YOUR\\\\SQL;Database=c;User Id=sa;Password=YourStrongPassword;\"")]
    [InlineData("src/config.php", "$password = 'TuPassword123!';")]
    public Task Passes_OnEmptyValuesAndTheirNeighbours(string file, string line) => Passes($"=== {file}\n{line}\n");

    private static readonly string Entra = Random[..3] + "8Q~" + Random + Random[..1];

    [Fact]
    public Task Fails_OnAClientSecretOfEntra() => Fails($"=== src/config.js\nconst x = `{Entra}`;\n", "entra");

    [Theory]
    [InlineData("""{"sub":"deploy","role":"service_role"}""", Outcome.Partial)]
    [InlineData("""{"sub":"deploy","exp":4102444800}""", Outcome.Partial)]
    [InlineData("""{"sub":"deploy","exp":1577836800}""", Outcome.Pass)]
    [InlineData("""{"role":"anon","exp":4102444800}""", Outcome.Pass)]
    [InlineData("""{"sub":"1234567890","name":"John Doe"}""", Outcome.Pass)]
    public Task AWebTokenIsJudgedByItsClaims(string claims, Outcome expected)
    {
        var token = string.Join('.', Base64Url("""{"alg":"HS256","typ":"JWT"}"""), Base64Url(claims), Random + Random[..11]);

        return Ends(expected, $"=== src/config.js\nconst x = `{token}`;\n");
    }

    [Theory]
    [InlineData(" // gitleaks:allow")]
    [InlineData(" # pragma: allowlist secret")]
    public async Task Passes_AndShowsIt_WhenTheLineSaysItWasReviewed(string mark)
    {
        await Passes($"=== src/a.py\nx = 'ghp_{Random}k3Jd82'{mark}\n", "reviewed (1)");
        await Fails($"=== src/a.py\nx = 'ghp_{Random}k3Jd82'{mark}\ny = 'glpat-{Random[..20]}'\n", "line 2");
    }

    [Fact]
    public Task Passes_WhenTheLineAboveSaysSo() => Passes($"=== src/a.py\n# pragma: allowlist nextline secret\nx = 'ghp_{Random}k3Jd82'\n", "reviewed");

    [Fact]
    public async Task AReviewInTheListOfAScannerCounts_OnlyForWhatItNames()
    {
        var source = $"=== src/a.py\nx = 'ghp_{Random}k3Jd82'\n";

        await Passes($"{source}=== .gitleaksignore\n# rotated\nsrc/a.py:github-pat:1\n", "reviewed (1)");
        await Fails($"{source}=== .gitleaksignore\nsrc/b.py:github-pat:1\nsrc/a.py:github-pat:2\n");
    }

    [Theory]
    [InlineData("\"is_secret\": false,", Outcome.Pass)]
    [InlineData("\"is_secret\": true,", Outcome.Fail)]
    [InlineData("", Outcome.Fail)]
    public Task ABaselineCountsWhereAPersonAnsweredNo(string answer, Outcome expected)
    {
        var token = $"ghp_{Random}k3Jd82";
#pragma warning disable CA5350 // the file that is read here is made with it
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA1.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
#pragma warning restore CA5350

        return Ends(expected, $$"""
            === src/a.py
            x = '{{token}}'
            === .secrets.baseline
            { "version": "1.5.0", "results": { "src/a.py": [ { "type": "GitHub Token", "filename": "src/a.py", "hashed_secret": "{{hash}}", {{answer}} "line_number": 1 } ] }, "generated_at": "2026-05-01T10:00:00Z" }
            """);
    }

    private static string Base64Url(string text) => System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(text));

    [Fact]
    public Task Passes_WhenTheNameOfThePasswordStandsInItsPlace() => Passes("=== compose.yml\nservices:\n  app:\n    environment:\n      DATABASE_URL: 'postgresql://shop:STRONG_DB_PASSWORD@db:5432/shop'\n");

    [Fact]
    public Task Passes_WhenOnlyDevelopersAndTestsHaveAKey() => Passes($"=== config/secrets.yml\ndevelopment:\n  secret_key_base: {Random}{Random}\n\nproduction:\n  secret_key_base: <%= ENV[\"SECRET_KEY_BASE\"] %>\n");

    [Fact]
    public Task Fails_WhenProductionHasAKey() => Fails($"=== config/secrets.yml\ndevelopment:\n  other: 1\n\nproduction:\n  secret_key_base: {Random}{Random}\n");

    [Theory]
    [InlineData("shop/settings.py", Outcome.Fail)]
    [InlineData("shop/settings/local.py", Outcome.Pass)]
    public Task KnowsTheKeyThatDjangoMakes(string file, Outcome expected) => Ends(expected, $"=== {file}\nSECRET_KEY = '{"k3#v9$w2@x7!p5&m1^" + "q8*z4(n6)j0-h_t+r=y" + "bcdfg2h5k8m1p"}'\n");
}
