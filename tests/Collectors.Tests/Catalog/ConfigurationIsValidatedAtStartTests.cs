using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Configuration;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ConfigurationIsValidatedAtStartTests : CheckTests<ConfigurationIsValidatedAtStart>
{
    private const string DotNet = "=== Api.csproj\n<Project Sdk=\"Microsoft.NET.Sdk.Web\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>\n=== Program.cs\n";
    private const string Python = "=== requirements.txt\nfastapi==0.115\n=== main.py\nfrom fastapi import FastAPI\napp = FastAPI()\n";

    [Theory]
    [InlineData("const env = z.object({ URL: z.string() }).parse(process.env);")]
    [InlineData("const env = cleanEnv(process.env, { URL: url() }); import { cleanEnv } from 'envalid';")]
    [InlineData("import { createEnv } from '@t3-oss/env-core'; export const env = createEnv({ server: {}, runtimeEnv: process.env });")]
    public Task Passes_WhenASchemaReadsTheEnvironment(string source) => Passes(NodeApi + $"\n=== src/env.js\n{source}\n");

    [Theory]
    [InlineData("builder.Services.AddOptions<Shop>().BindConfiguration(\"Shop\").ValidateDataAnnotations().ValidateOnStart();")]
    [InlineData("var url = builder.Configuration[\"Url\"] ?? throw new InvalidOperationException(\"Url is missing\");")]
    public Task Passes_WhenOptionsAreValidatedOnStart(string source) => Passes(DotNet + source + "\n");

    [Fact]
    public Task Passes_WhenASettingsClassIsRequired() => Passes(Python + "=== settings.py\nfrom pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n    url: str\n");

    [Fact]
    public Task IsPartial_WhenOptionsAreValidatedLate() => IsPartial(DotNet + "builder.Services.AddOptions<Shop>().ValidateDataAnnotations();\n", "first used");

    [Fact]
    public Task IsPartial_WhenASecretFallsBackSilently() => IsPartial(NodeApi + "\n=== src/auth.js\nconst secret = process.env.JWT_SECRET || 'dev-secret';\n", "silent");

    [Fact]
    public Task Fails_WhenSettingsAreReadRaw() => Fails(NodeApi + "\n=== src/db.js\nconst url = process.env.DATABASE_URL;\n");

    [Fact]
    public Task Fails_WhenTheSchemaIsForRequestsOnly() => Fails(NodeApi + "\n=== src/orders.js\nconst body = z.object({ id: z.string() }).parse(req.body); const url = process.env.DATABASE_URL;\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoService() => DoesNotApply("=== notes.md\nText.\n");

    [Theory]
    [InlineData("threads ENV.fetch('MAX_THREADS') { 5 }")]
    [InlineData("environment ENV.fetch('RAILS_ENV')")]
    public Task Fails_WhenRubyFetchesWithADefault(string line) => Fails($"=== Gemfile\ngem 'rails'\n=== config/puma.rb\n{line}\n");

    [Fact]
    public Task Passes_WhenRubyFetchesWithoutADefault() => Passes("=== Gemfile\ngem 'rails'\n=== config/initializers/mail.rb\nkey = ENV.fetch('MAIL_KEY')\n");

    [Fact]
    public Task Passes_WhenASchemaOfJoiValidatesTheEnvironment() => Passes(NodeApi + "\n=== src/config.js\nconst { value, error } = schema.prefs({ errors: { label: 'key' } }).validate(process.env);\nif (error) throw error;\n");

    [Theory]
    [InlineData("internal/orders/request.go", "Name string `validate:\"required\" json:\"name\"`", Outcome.Fail)]
    [InlineData("internal/config/config.go", "Url string `validate:\"required,url\"`", Outcome.Pass)]
    [InlineData("internal/start.go", "Url string `env:\"URL\" validate:\"required\"`", Outcome.Pass)]
    [InlineData("internal/start.go", "v := os.Getenv(key); if v == \"\" { panic(fmt.Sprintf(\"environment variable %q not set\", key)) }", Outcome.Pass)]
    public Task Judges_TheTagsOfGo(string file, string field, Outcome expected) => Ends(expected, $"=== go.mod\nmodule shop\nrequire github.com/gin-gonic/gin v1.10.0\n=== main.go\nfunc main() {{ http.ListenAndServe(\":80\", r) }}\n=== {file}\ntype T struct {{\n  {field}\n}}\n");

    [Theory]
    [InlineData("=== package.json\n{ \"name\": \"a\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"@nestjs/core\": \"11\" } }\n=== src/environment.validation.ts\nconst errors = validateSync(settings);\n")]
    [InlineData("=== requirements.txt\nfastapi==0.115\n=== config.py\nENCRYPTION_KEY = config(\"ENCRYPTION_KEY\", cast=Secret)\n")]
    [InlineData("=== pom.xml\n<project><artifactId>a</artifactId><dependencies><dependency><groupId>io.quarkus</groupId><artifactId>quarkus-rest</artifactId></dependency></dependencies></project>\n=== src/main/java/Settings.java\n@ConfigMapping(prefix = \"shop\")\ninterface Settings { String name(); }\n")]
    [InlineData("=== Cargo.toml\n[package]\nname = \"a\"\n[dependencies]\naxum = \"0.8\"\n=== src/main.rs\nfn main() { let settings: Settings = figment.extract()?; }\n")]
    public Task Passes_WhenAWrongSettingStopsTheStart(string files) => Passes(files);

    [Theory]
    [InlineData("=== go.mod\nmodule a\nrequire github.com/gin-gonic/gin v1.10.0\n=== main.go\nfunc main() {}\n=== drivers/share/meta.go\nCode string `json:\"code\" required:\"true\"`\n")]
    [InlineData("=== requirements.txt\nfastapi==0.115\n=== config.py\nKEY = config(\"ENCRYPTION_KEY\", default=None)\n")]
    public Task Fails_WhenSomethingElseIsRequired(string files) => Fails(files);

    [Fact]
    public Task Fails_WhenAModelFetchesOneLater() => Fails("=== Gemfile\ngem 'rails', '~> 8.0'\n=== app/models/user.rb\nclass User < ApplicationRecord\n  def token = JWT.encode(payload, ENV.fetch('JWT_SECRET_KEY'), 'HS256')\nend\n");
}
