using System.Collections.Immutable;
using System.Text;
using Gapless.Collectors.Repositories;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Fuzz.Targets;

/// <summary>A whole scan of a folder in which one file is arbitrary: every reader, idiom and check takes part. No check may break on it.</summary>
internal sealed class ScanTarget : IFuzzTarget
{
    private static readonly string[] Names =
    [
        "Dockerfile", "compose.yaml", ".github/workflows/ci.yml", ".gitlab-ci.yml", "package.json", "pyproject.toml", "pom.xml", "Api/Api.csproj", "go.mod", "Cargo.toml", "Gemfile",
        "composer.json", "mix.exs", "build.gradle", ".env", ".gitignore", ".dockerignore", "appsettings.json", "k8s/app.yaml", "main.tf", "src/server.ts", "src/Api.cs", "src/app.py", "README.md",
    ];

    private static readonly ImmutableArray<Idiom> Idioms = [.. CheckCatalog.All.SelectMany(check => check.Idioms)];

    private readonly string folder = Directory.CreateTempSubdirectory("gapless-fuzz-").FullName;

    public string Name => "scan";

    // The first byte says which file the rest is.
    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        Sample(0, "FROM node:22\nCOPY . .\nUSER node\nCMD [\"node\", \".\"]\n"),
        Sample(1, "services:\n  api: { build: ., environment: { DB_PASSWORD: x } }\n"),
        Sample(2, "on: [push, pull_request]\njobs: { test: { steps: [{ run: npm test }, { uses: a/b@v1 }] } }\n"),
        Sample(4, "{ \"name\": \"a\", \"scripts\": { \"start\": \"node .\" }, \"dependencies\": { \"express\": \"4\", \"pg\": \"8\" } }"),
        Sample(7, "<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><PackageReference Include=\"Npgsql\" Version=\"10.0.0\" /></ItemGroup></Project>"),
        Sample(20, "app.get('/a', (req, res) => db.query(`SELECT * FROM a WHERE id = ${req.params.id}`)); const k = process.env.API_KEY || 'x';\n"),
        Sample(21, "app.UseExceptionHandler(); var c = new NpgsqlCommand($\"SELECT {x}\"); builder.Configuration[\"A:B\"];\n"),
        Sample(22, "cursor.execute(f\"SELECT * FROM a WHERE id = {i}\")\npassword = os.environ['DB_PASSWORD']\n"),
    ];

    public IReadOnlyList<string> Tokens { get; } =
        ["password", "secret", "token=", "process.env.", "SELECT ", "${", "{{", "cookie", "app.use(", "://a:bcdefgh@c", "FROM ", "USER ", "run: ", "uses: ", "\"", "'", "`", "\n", "  ", "# ", "// ", "<", ">"];

    public void Run(byte[] input)
    {
        var name = Names[(input.Length > 0 ? input[0] : 0) % Names.Length];
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, input.Length > 0 ? input[1..] : []);
        try
        {
            var repository = RepositoryReader.ReadAsync(folder, Idioms, ReadLimits.Default, progress: null, CancellationToken.None).GetAwaiter().GetResult();
            var broken = Evaluator.Evaluate(CheckCatalog.All, new() { At = DateTimeOffset.UnixEpoch, Repository = repository }).FirstOrDefault(finding => finding.Reason == UnknownReason.Error);
            if (broken is not null)
            {
                throw new InvalidOperationException($"{name}: {broken.Check.Id} broke: {broken.Summary}");
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Sample(int file, string text) => [(byte)file, .. Encoding.UTF8.GetBytes(text)];
}
