using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Properties/launchSettings.json of a project, and which of its profiles counts.</summary>
internal static class LaunchProfiles
{
    private static readonly JsonSerializerOptions Lenient = new() { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The one asked for; else the AppHost's own; else the first that runs the project.</summary>
    public static (string Name, LaunchProfile Profile)? Choose(ProjectResource project, IConfiguration configuration)
    {
        if (project.HasAnnotationOfType<ExcludeLaunchProfileAnnotation>())
        {
            return null;
        }

        var metadata = project.GetProjectMetadata();
        var profiles = (metadata.LaunchSettings ?? Read(metadata.ProjectPath))?.Profiles ?? [];
        if (project.TryGetLastAnnotation<LaunchProfileAnnotation>(out var asked))
        {
            return profiles.TryGetValue(asked.LaunchProfileName, out var found) ? (asked.LaunchProfileName, found)
                : throw new DistributedApplicationException($"'{project.Name}' has no launch profile '{asked.LaunchProfileName}'.");
        }

        if ((configuration["AppHost:DefaultLaunchProfileName"] ?? configuration["DOTNET_LAUNCH_PROFILE"]) is { } hosts && profiles.TryGetValue(hosts, out var same))
        {
            return (hosts, same);
        }

        return profiles.Where(profile => profile.Value.CommandName == "Project").Select(profile => ((string, LaunchProfile)?)(profile.Key, profile.Value)).FirstOrDefault();
    }

    private static LaunchSettings? Read(string projectPath)
    {
        var path = Path.Combine(Path.GetDirectoryName(projectPath)!, "Properties", "launchSettings.json");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<LaunchSettings>(File.ReadAllText(path), Lenient);
        }
        catch (JsonException broken)
        {
            throw new DistributedApplicationException($"{path} is no valid JSON: {broken.Message}", broken);
        }
    }
}
