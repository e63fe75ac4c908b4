using System.Data.Common;
using Gapless.Data;
using Gapless.Migrator;
using Gapless.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Without the arguments: they are commands, not settings.
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
builder.AddServiceDefaults();
builder.Services.AddSingleton(services => new MigratorCommands(
    DataDefaults.ConnectionString(builder.Configuration, builder.Environment.ApplicationName, poolSize: 4), TimeProvider.System, Console.Out));

using var host = builder.Build();
await host.StartAsync();
try
{
    return await host.Services.GetRequiredService<MigratorCommands>().Create().Parse(args)
        .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception error) when (error is InvalidOperationException or ArgumentException or DbException)
{
    await Console.Error.WriteLineAsync(error.GetBaseException().Message);
    return 2;
}
finally
{
    await host.StopAsync();
}
