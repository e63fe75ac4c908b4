namespace Gapless.Worker.Jobs;

/// <summary>The jobs that this worker does, a line each.</summary>
internal static class JobDefaults
{
    public static void AddJobs(this IServiceCollection services)
    {
    }
}
