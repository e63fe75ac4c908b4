using Gapless.Collectors.Repositories;

namespace Gapless.Benchmarks;

/// <summary>Prints what the reader makes of a repository, to be compared with what a person sees in it.</summary>
internal static class FactsListing
{
    public static async Task<int> RunAsync(string folder)
    {
        var facts = await RepositoryReader.ReadAsync(folder, [], ReadLimits.Default, progress: null, CancellationToken.None);
        Console.WriteLine($"{facts.Name} {facts.Revision}: {facts.Files.Length} files, {facts.Bytes:N0} bytes, {facts.Manifests.Length} manifests, {facts.DataFiles.Length} data files");
        foreach (var component in facts.Components)
        {
            Console.WriteLine($"  {component.Kind,-10} {component.Stack,-7} {component.Name} [{component.Path}] {string.Join(' ', component.Facts.Names)}");
        }

        Console.WriteLine("Facts");
        foreach (var name in facts.Facts.Names)
        {
            var why = facts.Facts.Why(name)!;
            Console.WriteLine($"  {name,-14} {why.Confidence,-8} {why.Message} ({why.Location?.Path}:{why.Location?.Line})");
        }

        foreach (var file in facts.Dockerfiles)
        {
            Console.WriteLine($"Dockerfile {file.Path} context={file.Context} target={file.Target} stages={string.Join(", ", file.Stages.Select(stage => $"{stage.Name}<{stage.Image}"))}");
        }

        foreach (var file in facts.ComposeFiles)
        {
            Console.WriteLine($"Compose {file.Path} {file.Use}: {string.Join(", ", file.Services.Select(service => $"{service.Name}={service.Image ?? service.BuildFile}"))}");
        }

        foreach (var pipeline in facts.Pipelines)
        {
            Console.WriteLine($"Pipeline {pipeline.Path} {pipeline.System} on {string.Join(", ", pipeline.Triggers.Select(trigger => trigger.Name))}");
            foreach (var step in pipeline.Jobs.SelectMany(job => job.Steps))
            {
                Console.WriteLine($"    {step.Action}{string.Join(" ; ", step.Commands.Select(command => (command.ResolvedFrom is null ? "" : "> ") + command.Text))}");
            }
        }

        Console.WriteLine($"Kubernetes {string.Join(", ", facts.KubernetesResources.GroupBy(resource => resource.Kind, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"))}");
        foreach (var file in facts.EnvironmentFiles)
        {
            Console.WriteLine($"Environment {file.Path} {(file.IsTemplate ? "template" : "")}: {string.Join(", ", file.Entries.Take(8).Select(entry => $"{entry.Key}={entry.Kind}"))}");
        }

        foreach (var problem in facts.Problems)
        {
            Console.WriteLine($"Problem {problem.Kind} {problem.Path}: {problem.Message}");
        }

        return 0;
    }
}
