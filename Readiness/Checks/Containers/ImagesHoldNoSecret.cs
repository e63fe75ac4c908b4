using System.Text.RegularExpressions;
using Gapless.Readiness.Masking;

namespace Gapless.Readiness.Checks.Containers;

public sealed partial class ImagesHoldNoSecret : Check
{
    public override CheckInfo Info { get; } = new("container.no-secrets", Category.Containers, Priority.Critical, "No secret is baked into an image")
    {
        Why = "Everybody who can pull an image can read each of its layers, also the deleted ones.",
        Remedy = "Pass build secrets by RUN --mount=type=secret, inject the others at run time, and rotate what was baked in.",
        Effort = Effort.Small,
        Methods = [Method.Repository],
        References = ["OWASP ASVS 5.0 13.3.1", "hadolint DL3064", "Twelve-Factor App III"],
        AppliesWhen = Condition.All(Fact.Docker),
        Aggregation = Aggregation.AnyFail,
        NeverWaivable = true,
    };

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) =>
        repository.Dockerfiles.Where(file => file.Class == PathClasses.Production && file.Stages.Length > 0).Select(file => Judge(repository, file));

    private static Verdict Judge(RepositoryFacts repository, Dockerfile file)
    {
        var found = file.Stages.SelectMany(stage => stage.Instructions).SelectMany(Findings).ToList();
        if (LeakedByContext(repository, file) is { } leaked)
        {
            found.Add((Outcome.Fail, leaked.Message, leaked.Location!));
        }

        Evidence Show((Outcome, string What, Location Where) one) => Evidence.Certain(one.What, one.Where with { Path = one.Where.Path.Length > 0 ? one.Where.Path : file.Path });
        if (found.Find(one => one.Item1 == Outcome.Fail) is { Item2: not null } worst)
        {
            return Verdict.Fail(file.Path, worst.Item2, found.Select(Show));
        }

        return found.Count > 0
            ? Verdict.Partial(file.Path, found[0].Item2, found.Select(Show))
            : Verdict.Pass(file.Path, "No instruction holds or copies a secret.", Evidence.Certain($"{file.Stages.Sum(stage => stage.Instructions.Length)} instructions read", new(file.Path, 0)));
    }

    private static IEnumerable<(Outcome, string, Location)> Findings(DockerInstruction instruction) => instruction.Keyword switch
    {
        "ENV" or "ARG" => Assignments(instruction),
        "COPY" or "ADD" when instruction.TakesFromContext => Copies(instruction),
        "RUN" => Commands(instruction),
        _ => [],
    };

    // ENV API_KEY=abc OTHER="d e"    ENV API_KEY abc    ARG NPM_TOKEN
    private static IEnumerable<(Outcome, string, Location)> Assignments(DockerInstruction instruction)
    {
        var pairs = Pair().Matches(instruction.Arguments);
        var named = pairs.Count > 0
            ? pairs.Select(pair => (Name: pair.Groups["name"].Value, Value: pair.Groups["value"].Value.Trim('"', '\'')))
            : [(Name: instruction.Arguments.Split(' ')[0], Value: instruction.Arguments.Contains(' ', StringComparison.Ordinal) ? instruction.Arguments[(instruction.Arguments.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim() : "")];
        foreach (var (name, value) in named.Where(pair => SecretNames.IsSecret(pair.Name)))
        {
            var where = new Location("", instruction.Line, $"{instruction.Keyword} {name}={(value.Length > 0 ? SecretMask.Mask(value) : "")}");
            if (value.Length > 0 && !Placeholders.IsPlaceholder(value))
            {
                yield return (Outcome.Fail, $"{instruction.Keyword} {name} holds a literal value.", where);
            }
            else if (instruction.Keyword is "ARG" && value.Length == 0)
            {
                yield return (Outcome.Partial, $"The build argument {name} stays in the image's history.", where);
            }
        }
    }

    private static IEnumerable<(Outcome, string, Location)> Copies(DockerInstruction instruction)
    {
        var source = instruction.Sources.FirstOrDefault(word => SecretFile().IsMatch(word) && !TemplateFile().IsMatch(word));
        return source is null ? [] : [(Outcome.Fail, $"{instruction.Keyword} takes {source} into the image.", new Location("", instruction.Line, $"{instruction.Keyword} {instruction.Arguments}"))];
    }

    private static IEnumerable<(Outcome, string, Location)> Commands(DockerInstruction instruction)
    {
        var match = LiteralCredential().Match(instruction.Arguments);
        return match.Success && !Placeholders.IsPlaceholder(match.Groups["secret"].Value)
            ? [(Outcome.Fail, "RUN uses a literal credential.", new Location("", instruction.Line, "RUN … " + match.Value.Replace(match.Groups["secret"].Value, SecretMask.Mask(match.Groups["secret"].Value), StringComparison.Ordinal)))]
            : [];
    }

    /// <summary>COPY . . takes a real .env along unless .dockerignore keeps it out.</summary>
    private static Evidence? LeakedByContext(RepositoryFacts repository, Dockerfile file)
    {
        var copiesAll = file.Stages.SelectMany(stage => stage.Instructions).FirstOrDefault(one => one.Keyword is "COPY" or "ADD" && one.TakesWholeContext);
        if (copiesAll is null)
        {
            return null;
        }

        var ignore = repository.DockerIgnores.Where(one => one.Folder.Equals(file.Context, StringComparison.OrdinalIgnoreCase)).ToList();
        var env = repository.EnvironmentFiles.FirstOrDefault(one => !one.IsTemplate && one.IsTracked && one.Class == PathClasses.Production
            && (file.Context.Length == 0 || one.Path.StartsWith(file.Context + "/", StringComparison.OrdinalIgnoreCase))
            && one.Entries.Any(entry => entry.Kind == EnvironmentValueKind.Literal && SecretNames.IsSecret(entry.Key))
            && !ignore.Exists(one2 => one2.Ignores(one.Path)));
        return env is null ? null : Evidence.Certain($"COPY . takes {env.Path} into the image.", new(file.Path, copiesAll.Line, $"COPY {copiesAll.Arguments}"));
    }

    [GeneratedRegex("""(?<name>[A-Za-z_][A-Za-z0-9_]*)=(?<value>"[^"]*"|'[^']*'|\S*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pair();

    [GeneratedRegex("""(^|/)(\.env(\.[\w.-]+)?|[^/]*\.(pem|key|pfx|p12)|id_(rsa|ed25519|ecdsa|dsa)|\.netrc|\.npmrc|credentials|service-account[^/]*\.json)$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretFile();

    [GeneratedRegex("""(example|sample|template|dist|\.pub)(\.\w+)?$|(^|/)(ca|public|cert)[^/]*\.pem$|\.npmrc$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TemplateFile();

    // curl -u user:secret    git clone https://token@host    --password secret
    [GeneratedRegex("""(curl\s[^|;&\n]*-u\s+[^\s:]+:(?<secret>[^\s$"']+)|https://([^\s:@/$]+:)?(?<secret>[^\s:@/${}]{8,})@|--password[=\s]+(?<secret>[^\s$"'-][^\s$"']*))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LiteralCredential();
}
