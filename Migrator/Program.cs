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
    return await new MigratorCommands(connectionString, TimeProvider.System, Console.Out, builder.Configuration["Installation:Repository"], Address("Installation:Origin"), Address("Installation:ProbedOrigin")).Create().Parse(args)
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

Uri? Address(string setting) => builder.Configuration[setting] is not { Length: > 0 } text ? null
    : Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
    : throw new InvalidOperationException($"Setting {setting}: it is no address, such as https://gapless.example.");
