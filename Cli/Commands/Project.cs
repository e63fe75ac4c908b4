using System.Text.Json;
using Gapless.Collectors.Projects;
using Gapless.Contracts.Baselines;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Projects;
using Gapless.Readiness.Scoring;
using Gapless.Wire;

namespace Gapless.Cli.Commands;

/// <summary>What a team's files say about a run.</summary>
internal sealed record Project(ProjectSettings Settings, ImmutableArray<Waiver> Waivers, Baseline? Baseline)
{
    private const int ShownProblems = 10;

    /// <param name="path">The repository; null when none is looked at. Of an archive no files are read before it is opened.</param>
    public static Project Load(string? path, string? config, string? waivers, string? baseline)
    {
        var reader = new ProjectReader();
        try
        {
            var folder = path is not null && Directory.Exists(path) ? Path.GetFullPath(path) : null;
            var settings = folder is not null || config is not null ? ProjectFolder.ReadSettings(folder ?? Path.GetTempPath(), config, reader) : ProjectSettings.Default;
            ImmutableArray<Waiver> signed = folder is not null || waivers is not null ? ProjectFolder.ReadWaivers(folder ?? Path.GetTempPath(), waivers, reader) : [];
            return reader.Problems.Count == 0 ? new(settings, signed, baseline is null ? null : ReadBaseline(baseline)) : throw Wrong(reader.Problems);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadUsage(problem.Message);
        }
    }

    private static CommandException Wrong(IReadOnlyList<SettingsProblem> problems)
    {
        var more = problems.Count > ShownProblems ? $"{Environment.NewLine}and {problems.Count - ShownProblems} more" : "";
        return CommandException.BadUsage(string.Join(Environment.NewLine, problems.Take(ShownProblems)) + more);
    }

    private static Baseline ReadBaseline(string path)
    {
        try
        {
            var document = JsonSerializer.Deserialize(File.ReadAllText(path), BaselineJson.Default.BaselineDocument);
            return document?.Schema is BaselineDocument.CurrentSchema
                ? new(document.Checks.ToImmutableSortedDictionary(check => check.Id, check => new BaselineEntry(Words.Parse<Outcome>(check.Outcome) ?? Outcome.Unknown, [.. check.Unmet]), StringComparer.Ordinal))
                : throw CommandException.BadUsage($"{path} is no baseline; 'gapless baseline' writes one.");
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            throw CommandException.BadUsage($"{path} is no baseline; 'gapless baseline' writes one.");
        }
    }
}
