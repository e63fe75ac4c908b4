namespace Gapless.Collectors.Projects;

/// <summary>What is wrong in a file that a team wrote for Gapless.</summary>
/// <param name="Line">From 1.</param>
public sealed record SettingsProblem(string Path, int Line, string Message)
{
    public override string ToString() => $"{Path} line {Line}: {Message}";
}
