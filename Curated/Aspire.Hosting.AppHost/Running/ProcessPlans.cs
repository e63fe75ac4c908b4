using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Running;

/// <summary>How a resource becomes a process.</summary>
internal static class ProcessPlans
{
    public static async Task<ProcessPlan?> ForAsync(IResource resource, PlanContext context, DistributedApplicationExecutionContext execution, Assembly? appHost)
    {
        var arguments = await InstanceEnvironment.ArgumentsAsync(resource, execution, context.Logger, context.CancellationToken);
        return resource switch
        {
            _ when resource.TryGetLastAnnotation<ProcessPlanAnnotation>(out var plan) => await plan.Prepare(context),
            ProjectResource project => ForProject(project, arguments, context.Configuration, appHost),
            ExecutableResource executable => new ProcessPlan(Path.IsPathRooted(executable.Command) ? executable.Command : Executables.Find(executable.Command) ?? executable.Command, arguments)
            {
                WorkingDirectory = executable.WorkingDirectory,
            },
            ContainerResource => throw new DistributedApplicationException($"'{resource.Name}' is a container, and there is no container engine here."),
            _ => null,
        };
    }

    /// <summary>
    /// The assembly that the AppHost's build has just made. Asking dotnet run for it costs a second of processor time for each process, so that is
    /// only for projects that the AppHost does not reference.
    /// </summary>
    private static ProcessPlan ForProject(ProjectResource project, List<string> arguments, IConfiguration configuration, Assembly? appHost)
    {
        var path = project.GetProjectMetadata().ProjectPath;
        var profile = LaunchProfiles.Choose(project, configuration)?.Profile.CommandLineArgs;
        List<string> all = [.. CommandLines.Split(profile ?? ""), .. arguments];
        var target = project.TryGetLastAnnotation<BuiltAssembly>(out var stated) ? stated.Path
            : appHost?.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == "gapless:target:" + path)?.Value;
        var folder = Path.GetDirectoryName(path)!;
        if (target is null)
        {
            return new ProcessPlan(Executables.Dotnet(), ["run", "--no-build", "--no-launch-profile", "--project", path, "--", .. all]) { WorkingDirectory = folder };
        }

        return File.Exists(target) ? new ProcessPlan(Executables.Dotnet(), [target, .. all]) { WorkingDirectory = folder }
            : throw new DistributedApplicationException($"{target} is not there: build the AppHost first.");
    }
}

/// <summary>Says which assembly a project was built to, where no generated metadata does.</summary>
internal sealed record BuiltAssembly(string Path) : IResourceAnnotation;
