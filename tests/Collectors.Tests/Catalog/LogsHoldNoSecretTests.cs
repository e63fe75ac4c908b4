using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class LogsHoldNoSecretTests : CheckTests<LogsHoldNoSecret>
{
    private const string Redacts = "\n=== src/log.js\nexport const log = pino({ redact: ['req.headers.authorization'] });\n";

    [Theory]
    [InlineData("logger.info('login', user.password);")]
    [InlineData("console.log(`reset token ${resetToken}`);")]
    [InlineData("console.log('login body', req.body);")]
    [InlineData("console.log(process.env);")]
    [InlineData("logger.debug({ authorization, path }, 'call');")]
    [InlineData("console.log('auth', token);")]
    public Task Fails_WhenASecretIsWritten(string line) => Fails(NodeApi + Redacts + $"\n=== src/a.js\n{line}\n");

    [Theory]
    [InlineData("a.py", "print(f\"password is {password}\")\n")]
    [InlineData("a.py", "logger.info(\"key %s\", api_key)\n")]
    [InlineData("a.go", "package a\nfunc f() {\n\tlog.Printf(\"token %s\", accessToken)\n}\n")]
    [InlineData("a.rb", "Rails.logger.info \"secret #{client_secret}\"\n")]
    [InlineData("A.cs", "_logger.LogInformation(\"Connecting to {Target}\", connectionString);\n")]
    [InlineData("A.cs", "_logger.LogInformation($\"Connecting with {password}\");\n")]
    public Task Fails_InOtherLanguages(string file, string text) => Fails(NodeApi + Redacts + $"\n=== src/{file}\n{text}");

    [Theory]
    [InlineData("logger.info('password changed');")]
    [InlineData("logger.info('tokens', tokenCount);")]
    [InlineData("logger.info('token', mask(accessToken));")]
    [InlineData("console.log('has token', !!token);")]
    [InlineData("console.log(process.env.PORT);")]
    [InlineData("// console.log(password);")]
    [InlineData("if (!password) logger.warn('no password'); return password;")]
    [InlineData("console.log('unexpected', token);")]
    [InlineData("logger.info('next page', nextToken);")]
    public Task Passes_WhenNothingIsWritten(string line) => Passes(NodeApi + Redacts + $"\n=== src/a.js\n{line}\n");

    [Theory]
    [InlineData("src/A.cs", "_logger.LogInformation(\"Done {Token}\", cancellationToken);\n")]
    [InlineData("src/A.cs", "_logger.LogInformation(\"The {Password} policy holds\", policy);\n")]
    [InlineData("src/A.cs", "if (environment.IsDevelopment()) { options.EnableSensitiveDataLogging(); }\n")]
    [InlineData("src/a.py", "logger.debug(f\"Loaded {script.full_name}\")\n")]
    [InlineData("example_signing.py", "print(f\"key {api_key}\")\n")]
    [InlineData("scripts/a.js", "console.log('your password', password);\n")]
    [InlineData("src/a.test.js", "console.log(password);\n")]
    public Task Passes_WhenItIsNoSecretOfAService(string path, string text) => Passes(NodeApi + Redacts + $"\n=== {path}\n{text}");

    [Fact]
    public Task Fails_WhenSensitiveDataIsSwitchedOn() => Fails(NodeApi + Redacts + "\n=== src/A.cs\noptions.EnableSensitiveDataLogging();\n");

    [Fact]
    public Task IsPartial_WhenPeopleAreWritten() => IsPartial(NodeApi + Redacts + "\n=== src/a.js\nlogger.info('signed up', user.email);\n", "personal data");

    [Fact]
    public Task IsPartial_WithoutRedaction() => IsPartial(NodeApi, "nothing redacts");

    [Fact]
    public Task IsPartial_WhenASettingOfAnotherKindIsNamedAlike() => IsPartial(NodeApi + "\n=== src/tracker.js\nconst beforeSend = config('before-send');\n");

    [Fact]
    public Task IsPartial_WhenTheHookIsOfAnotherClient() => IsPartial(NodeApi + "\n=== src/pb.js\nclient.beforeSend = function (url, options) { return { url, options }; };\n");
}
