using System.Globalization;
using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Configuration;

/// <summary>Matches that people have looked at: in the lists that secret scanners keep, or by a mark on the line.</summary>
internal sealed partial class ReviewedSecrets
{
    private const string Baseline = ".secrets.baseline";
    private const string Ignores = ".gitleaksignore";

    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);

    private ReviewedSecrets()
    {
    }

    /// <summary>A line that says it has been looked at.</summary>
    public static Idiom Marks { get; } = new("secrets.in-source/reviewed", ["gitleaks:allow", "trufflehog:ignore", "pragma: allowlist", "pragma: whitelist"])
    {
        Pattern = Mark(),
        In = PathClasses.Production | PathClasses.Test | PathClasses.Sample | PathClasses.Documentation | PathClasses.Vendored,
        WithComments = true,
    };

    public static bool IsList(string path) => NameOf(path) is Baseline or Ignores;

    public static ReviewedSecrets In(RepositoryFacts repository)
    {
        var reviewed = new ReviewedSecrets();
        foreach (var file in repository.DataFiles)
        {
            reviewed.Add(file);
        }

        foreach (var hit in repository.HitsOf(Marks))
        {
            reviewed.places[Line(hit.Path, hit.Line + (hit.Value.Contains("next", StringComparison.OrdinalIgnoreCase) ? 1 : 0))] = $"a comment in line {hit.Line}";
        }

        return reviewed;
    }

    /// <summary>Where somebody said that the match is none or is no longer worth anything; null when nobody did.</summary>
    public string? PlaceOf(SecretMatch match)
    {
        var (path, line) = (match.Hit.Path, match.Hit.Line);
        return (match.Past is { } past ? places.GetValueOrDefault(past.Commit + ":" + Line(path, line)) : places.GetValueOrDefault(Line(path, line)))
            ?? places.GetValueOrDefault($"{path}#{match.Hit.Fingerprint}");
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Line(string path, int line) => path + ":" + line.ToString(CultureInfo.InvariantCulture);

    private void Add(DataFile file)
    {
        switch (NameOf(file.Path))
        {
            case Baseline:
                AddBaseline(file.Path, file.Documents[0]);
                break;
            case Ignores:
                foreach (var line in file.Documents[0].Items)
                {
                    AddIgnored(file.Path, line);
                }

                break;
        }
    }

    // { "results": { "src/a.py": [ { "hashed_secret": "…", "line_number": 3, "is_secret": false } ] } }; only what was answered "no" has been reviewed.
    private void AddBaseline(string path, Node root)
    {
        var day = root["generated_at"].Text is { Length: >= 10 } made ? $" of {made[..10]}" : "";
        foreach (var (file, matches) in root["results"].Entries)
        {
            foreach (var match in matches.Items.Where(match => match["is_secret"].Text is "false" or "False"))
            {
                places[$"{file}#{match["hashed_secret"].Text}"] = $"{path}{day}";
            }
        }
    }

    // src/a.py:generic-api-key:3, or with a commit before it
    private void AddIgnored(string path, Node line)
    {
        var parts = (line.Text ?? "").Split(':');
        if (parts is [var file, _, var number])
        {
            places[file + ":" + number] = $"{path} line {line.Line}";
        }
        else if (parts is [var commit, var past, _, var at])
        {
            places[$"{commit}:{past}:{at}"] = $"{path} line {line.Line}";
        }
    }

    [GeneratedRegex(@"gitleaks:allow|trufflehog:ignore|pragma: (allow|white)list (nextline )?secret", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
