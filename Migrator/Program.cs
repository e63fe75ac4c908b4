using System.Data.Common;
using Azure.Identity;
using Gapless.Data;
using Gapless.Migrator;
using Gapless.ServiceDefaults;
using Microsoft.Extensions.Hosting;

// Without the arguments: they are commands, not settings.
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
builder.AddServiceDefaults();

using var host = builder.Build();
await host.StartAsync();
try
{
    var connectionString = await EntraSignIn.CompleteAsync(
        DataDefaults.ConnectionString(builder.Configuration, builder.Environment.ApplicationName, poolSize: 4),
        builder.Configuration["PGUSER"], () => new DefaultAzureCredential(), CancellationToken.None);
    return await new MigratorCommands(connectionString, TimeProvider.System, Console.Out).Create().Parse(args)
        .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception error) when (error is InvalidOperationException or ArgumentException or DbException or AuthenticationFailedException)
{
    await Console.Error.WriteLineAsync(error.GetBaseException().Message);
    return 2;
}
finally
{
    await host.StopAsync();
}
