using Gapless.Readiness.Checks.Configuration;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SettingsAreListedInATemplateTests : CheckTests<SettingsAreListedInATemplate>
{
    [Theory]
    [InlineData("server.js", "const url = process.env.DATABASE_URL; const key = process.env['STRIPE_KEY'];")]
    [InlineData("app.py", "import os\nurl = os.environ[\"DATABASE_URL\"]\nkey = os.getenv(\"STRIPE_KEY\")")]
    [InlineData("main.go", "package main\nvar url = os.Getenv(\"DATABASE_URL\")\nvar key, _ = os.LookupEnv(\"STRIPE_KEY\")")]
    [InlineData("app.rb", "url = ENV['DATABASE_URL']\nkey = ENV.fetch('STRIPE_KEY')")]
    [InlineData("Api.cs", "var url = Environment.GetEnvironmentVariable(\"DATABASE_URL\"); var key = configuration[\"STRIPE_KEY\"];")]
    [InlineData("App.java", "String url = System.getenv(\"DATABASE_URL\"); String key = System.getenv(\"STRIPE_KEY\");")]
    [InlineData("app.php", "<?php $url = env('DATABASE_URL'); $key = getenv('STRIPE_KEY');")]
    [InlineData("main.rs", "let url = std::env::var(\"DATABASE_URL\"); let key = env::var(\"STRIPE_KEY\");")]
    public async Task FindsWhatTheCodeReads_InEachLanguage(string file, string source)
    {
        await Passes($"=== {file}\n{source}\n=== .env.example\nDATABASE_URL=\nSTRIPE_KEY=\n", "2 of 2");
        await IsPartial($"=== {file}\n{source}\n=== .env.example\nDATABASE_URL=\n", "1 of 2");
        await Fails($"=== {file}\n{source}\n", "2 settings");
    }

    [Fact]
    public Task Passes_WhenASettingsTableListsThem() => Passes("""
        === server.js
        const url = process.env.DATABASE_URL;
        === docs/settings.md
        | name | meaning |
        |---|---|
        | `DATABASE_URL` | where the database is |
        """);

    [Fact]
    public async Task ALineThatIsCommentedOutLists_InATemplateOnly()
    {
        await Passes("=== server.js\nconst url = process.env.DATABASE_URL;\n=== .env.example\n# where it is\n# DATABASE_URL=\n");
        await Fails("=== server.js\nconst url = process.env.DATABASE_URL;\n=== .env.example\n# the DATABASE_URL = something\n");
    }

    [Fact]
    public Task Passes_WhenAppSettingsHoldTheKeys() => Passes("""
        === Api.cs
        var x = configuration["Stripe:Key"];
        === appsettings.json
        { "Stripe": { "Key": "" } }
        """);

    [Fact]
    public Task Fails_WhenOnlyARealFileHoldsThem() => Fails("=== server.js\nconst url = process.env.DATABASE_URL;\n=== .env\nDATABASE_URL=postgres://x\n");

    [Fact]
    public Task DoesNotApply_WhenOnlyPlatformNamesAreRead() => DoesNotApply("=== server.js\nconst port = process.env.PORT; const mode = process.env.NODE_ENV;\n", "no setting");

    [Fact]
    public Task DoesNotApply_WhenTheCodeHasDefaults() => DoesNotApply("=== server.js\nconst level = process.env.LOG_LEVEL || 'info';\n");

    [Fact]
    public Task DoesNotApply_WhenOnlyTestsOrCommentsReadThem() => DoesNotApply("=== test/server.test.js\nprocess.env.DATABASE_URL\n=== server.js\n// process.env.DATABASE_URL\n");

    [Fact]
    public Task Passes_WhenTheTemplateHasNoDot() => Passes("=== server.js\nconst url = process.env.DATABASE_URL;\n=== env-example-relational\nDATABASE_URL=\n", "1 of 1");

    [Theory]
    [InlineData("app.rb", "ENV['BUNDLE_GEMFILE'] ||= File.expand_path('../Gemfile', __dir__)\nENV['PAGER'] = 'cat'")]
    [InlineData("app.rb", "threads = ENV.fetch('THREADS') { 5 }\nadmin = ENV['ADMIN'] || 'root'")]
    [InlineData("config/runtime.exs", "size = System.get_env(\"POOL_SIZE\") || \"10\"\nhost = System.get_env(\"MAIL_HOST\", \"mail\")")]
    public Task DoesNotApply_WhenTheNameIsSetOrFallsBackInOtherLanguages(string file, string source) => DoesNotApply($"=== {file}\n{source}\n");

    [Fact]
    public Task Fails_WhenElixirReadsWhatIsListedNowhere() => Fails("=== config/runtime.exs\nurl = System.fetch_env!(\"DATABASE_URL\")\n", "the setting");

    [Fact]
    public Task DoesNotApply_WhenTheDefaultStandsOnTheNextLine() => DoesNotApply("=== app.py\nurl = os.getenv(\n    \"CATALOG_URL\",\n    \"http://catalog\")\nother = os.getenv(\"MENU_URL\",\n    \"http://menu\")\n");
}
