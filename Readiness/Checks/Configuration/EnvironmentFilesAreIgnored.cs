namespace Gapless.Readiness.Checks.Configuration;

public sealed class EnvironmentFilesAreIgnored : Check
{
    private static readonly string[] MustBeIgnored = [".env", ".env.local", ".env.production"];

    public override CheckInfo Info { get; } = new("secrets.env-files", Category.Configuration, Priority.Critical, "Real environment files are ignored by git and by image builds")
    {
        Why = "A committed .env gives its secrets to everybody who ever clones the repository.",
        Remedy = "Take the file out of git (git rm --cached), rotate what it held, and ignore .env and .env.* in git and in image builds.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["Twelve-Factor App III", "CWE-538"],
        Aggregation = Aggregation.AnyFail,
        NeverWaivable = true,
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var real = repository.EnvironmentFiles.Where(file => !file.IsTemplate && file.Class is PathClasses.Production).ToList();
        if (repository.EnvironmentFiles.Length == 0 && !UsesDotenv(repository))
        {
            return [Verdict.NotApplicable(Verdict.WholeSystem, "no environment file and no dotenv library")];
        }

        var tracked = real.Where(file => file.IsTracked).Select(Judge).ToList();
        return tracked.Count > 0 ? tracked : [JudgeIgnores(repository)];
    }

    private static Verdict Judge(EnvironmentFile file)
    {
        var secret = file.Entries.FirstOrDefault(entry => entry.Kind == EnvironmentValueKind.Literal && SecretNames.IsSecret(entry.Key));
        return secret is not null
            ? Verdict.Fail(file.Path, $"It is in git and holds {secret.Key}.", Evidence.Certain($"{secret.Key}={secret.MaskedValue}", new(file.Path, secret.Line)))
            : Verdict.Partial(file.Path, "It is in git, though without a secret by name.", Evidence.Certain($"{file.Entries.Length} entries", new(file.Path, 0)));
    }

    private static Verdict JudgeIgnores(RepositoryFacts repository)
    {
        var missing = MustBeIgnored.FirstOrDefault(name => !repository.GitIgnores.Any(ignore => ignore.Folder.Length == 0 && ignore.Ignores(name)));
        if (missing is not null)
        {
            return Verdict.Partial(Verdict.WholeSystem, $"No environment file is in git, but .gitignore would let {missing} in.", Evidence.Certain($"{missing} is not ignored", new(".gitignore", 0)));
        }

        var open = repository.Dockerfiles.FirstOrDefault(file => file.Class == PathClasses.Production && CopiesEverything(file) && !repository.DockerIgnores.Any(ignore => ignore.Folder.Equals(file.Context, StringComparison.OrdinalIgnoreCase) && ignore.Ignores(file.Context.Length > 0 ? file.Context + "/.env" : ".env")));
        return open is not null
            ? Verdict.Partial(Verdict.WholeSystem, $"{open.Path} copies its whole context, and .dockerignore does not leave .env out.", Evidence.Certain("COPY . without an ignore rule for .env", new(open.Path, 0)))
            : Verdict.Pass(Verdict.WholeSystem, "Environment files are ignored, and none is in git.", Evidence.Certain("ignore rules for .env and .env.*", new(".gitignore", 0)));
    }

    private static bool CopiesEverything(Dockerfile file) => file.Stages.Any(stage => stage.All("COPY").Any(copy => copy.TakesWholeContext));

    private static bool UsesDotenv(RepositoryFacts repository) =>
        repository.Manifests.Any(manifest => manifest.Find("dotenv") is not null || manifest.Find("python-dotenv") is not null || manifest.Find("godotenv") is not null || manifest.Find("vlucas/phpdotenv") is not null || manifest.Find("DotNetEnv") is not null || manifest.Find("github.com/joho/godotenv") is not null);
}
