using System.Reflection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

public static class DistributedApplicationTestingBuilder
{
    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), [], cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(string[] args, CancellationToken cancellationToken = default)
        where TEntryPoint : class => CreateAsync(typeof(TEntryPoint), args, cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync<TEntryPoint>(
        string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default) =>
        CreateAsync(typeof(TEntryPoint), args, configureBuilder, cancellationToken);

    public static Task<IDistributedApplicationTestingBuilder> CreateAsync(Type entryPoint, string[] args, CancellationToken cancellationToken = default) =>
        CreateAsync(entryPoint, args, (_, _) => { }, cancellationToken);

    public static async Task<IDistributedApplicationTestingBuilder> CreateAsync(
        Type entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configureBuilder, CancellationToken cancellationToken = default)
    {
        var main = entryPoint.Assembly.EntryPoint ?? throw new ArgumentException($"{entryPoint.Assembly.GetName().Name} has no entry point.", nameof(entryPoint));
        var interception = new BuildInterception(options =>
        {
            options.AssemblyName = entryPoint.Assembly.GetName().Name;
            options.DisableDashboard = true;
            options.Args = ["--environment=Development", .. args, "--DcpPublisher:RandomizePorts=true", .. options.Args ?? []];
            configureBuilder(options, new HostApplicationBuilderSettings());
        });
        _ = Task.Run(() => RunEntryPointAsync(main, args, interception), cancellationToken);
        return new TestingBuilder(await interception.Builder.WaitAsync(cancellationToken));
    }

    private static async Task RunEntryPointAsync(MethodInfo main, string[] args, BuildInterception interception)
    {
        BuildInterception.Current = interception;
        try
        {
            var result = main.Invoke(null, main.GetParameters().Length == 0 ? null : [args]);
            await (result as Task ?? Task.CompletedTask);
            interception.Fail(new InvalidOperationException("The entry point ended without building an application."));
        }
        catch (Exception ended) when (ended is HostAbortedException || ended.InnerException is HostAbortedException)
        {
            // as planned: its builder is ours now
        }
        catch (Exception failure)
        {
            interception.Fail(failure is TargetInvocationException { InnerException: { } inner } ? inner : failure);
        }
    }
}
