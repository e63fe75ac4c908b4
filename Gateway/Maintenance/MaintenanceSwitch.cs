using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Gapless.Gateway.Maintenance;

/// <summary>Follows the settings; a wrong one is logged and changes nothing, for a slip of the pen must not take the gateway down.</summary>
internal sealed partial class MaintenanceSwitch : IDisposable
{
    private readonly IOptionsFactory<MaintenanceOptions> factory;
    private readonly ILogger<MaintenanceSwitch> logger;
    private readonly IDisposable changes;
    private MaintenanceOptions current;

    public MaintenanceSwitch(IConfiguration configuration, IOptionsFactory<MaintenanceOptions> options, ILogger<MaintenanceSwitch> log)
    {
        (factory, logger, current) = (options, log, options.Create(Options.DefaultName));
        changes = ChangeToken.OnChange(configuration.GetReloadToken, Read);
    }

    public MaintenanceOptions Current => Volatile.Read(ref current);

    public void Dispose() => changes.Dispose();

    private void Read()
    {
        try
        {
            Volatile.Write(ref current, factory.Create(Options.DefaultName));
        }
        catch (Exception error) when (error is OptionsValidationException or InvalidOperationException)
        {
            Log.Ignored(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The changed settings of the section Maintenance are wrong and were not taken.")]
        public static partial void Ignored(ILogger logger, Exception error);
    }
}
