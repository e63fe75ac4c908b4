namespace Aspire.Hosting;

public class DistributedApplicationExecutionContext(DistributedApplicationOperation operation)
{
    public DistributedApplicationOperation Operation { get; } = operation;

    public bool IsRunMode => Operation == DistributedApplicationOperation.Run;

    public bool IsPublishMode => Operation == DistributedApplicationOperation.Publish;

    public IServiceProvider ServiceProvider => Services ?? throw new InvalidOperationException("The application is not built yet.");

    internal IServiceProvider? Services { get; set; }
}

public enum DistributedApplicationOperation
{
    Run = 0,
    Publish = 1,
}
