namespace Aspire.Hosting;

/// <summary>How a test runs an AppHost's entry point up to its Build and takes the builder from there.</summary>
internal sealed class BuildInterception(Action<DistributedApplicationOptions> configure)
{
    private static readonly AsyncLocal<BuildInterception?> Ambient = new();

    private readonly TaskCompletionSource<DistributedApplicationBuilder> builder = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static BuildInterception? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public Task<DistributedApplicationBuilder> Builder => builder.Task;

    public void Configure(DistributedApplicationOptions options) => configure(options);

    public void Fail(Exception exception) => builder.TrySetException(exception);

    public void HandOver(DistributedApplicationBuilder built)
    {
        builder.TrySetResult(built);
        throw new HostAbortedException();
    }
}
