using System.Collections.Immutable;
using System.Globalization;
using Gapless.Collectors.Projects.Shapes;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Projects;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Scoring;

namespace Gapless.Collectors.Projects;

/// <summary>Reads the files that a team writes for Gapless. What is wrong is collected with its place; nothing of a file that is wrong is used.</summary>
public sealed class ProjectReader
{
    private readonly List<SettingsProblem> problems = [];

    public IReadOnlyList<SettingsProblem> Problems => problems;

    /// <summary>Reads <c>gapless.yaml</c>.</summary>
    public ProjectSettings ReadSettings(string text, string path)
    {
        if (Read(text, path, SettingsShapes.Settings) is not { } root)
        {
            return ProjectSettings.Default;
        }

        return new()
        {
            System = root.At("system", "name").Text,
            Tier = root.At("system", "tier").Text is { } tier ? Enum.Parse<Tier>(tier, ignoreCase: true) : Tier.Standard,
            Only = Texts(root.At("checks", "only")),
            Skipped = [.. root.At("checks", "skip").Items.Select(skip => new SkippedCheck(skip["check"].Text!, skip["reason"].Text!))],
            Priorities = root.At("checks", "priorities").Entries.ToImmutableSortedDictionary(entry => entry.Key, entry => Enum.Parse<Priority>(entry.Value.Text!, ignoreCase: true), StringComparer.Ordinal),
            Checks = Checks(root, path),
        };
    }

    /// <summary>Reads a file of <c>.gapless/checks</c>.</summary>
    public ImmutableArray<CustomCheck> ReadChecks(string text, string path) => Read(text, path, SettingsShapes.CheckFile) is { } root ? Checks(root, path) : [];

    /// <summary>Reads <c>gapless-waivers.yaml</c>.</summary>
    public ImmutableArray<Waiver> ReadWaivers(string text, string path) =>
        Read(text, path, SettingsShapes.Waivers) is { } root ? [.. root["waivers"].Items.Select(item => ToWaiver(item, path)).OfType<Waiver>()] : [];

    private Node? Read(string text, string path, FieldsShape shape)
    {
        var before = problems.Count;
        var read = YamlReader.Read(text);
        if (read.Problem is { } problem)
        {
            problems.Add(new(path, 1, problem));
            return null;
        }

        shape.Check(read.Root.Exists ? read.Root : Node.Map([], 1), RepositoryPath.Name(path), (line, message) => problems.Add(new(path, Math.Max(1, line), message)));
        return problems.Count == before ? read.Root : null;
    }

    private ImmutableArray<CustomCheck> Checks(Node root, string path)
    {
        var before = problems.Count;
        var checks = root["customChecks"].Items.Select(item => new CustomCheckReader(path, problems).Read(item)).ToList();
        return problems.Count == before ? [.. checks.OfType<CustomCheck>()] : [];
    }

    private Waiver? ToWaiver(Node item, string path)
    {
        if (Day(item["approvedOn"]) is not { } approved || Day(item["expires"]) is not { } expires)
        {
            problems.Add(new(path, item.Line, "'approvedOn' and 'expires' must be days of the calendar."));
            return null;
        }

        return new(item["check"].Text!, item["reason"].Text!, item["compensation"].Text!, item["requestedBy"].Text!, Texts(item["approvedBy"]), approved, expires.AddDays(1).AddTicks(-1))
        {
            Places = [.. Texts(item["paths"]).Select(place => new WaiverPlace(place))],
        };
    }

    private static DateTimeOffset? Day(Node value) =>
        DateTimeOffset.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    private static ImmutableArray<string> Texts(Node list) => [.. list.Items.Select(item => item.Text!)];
}
