using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;

namespace Aspire.Hosting.Stores;

/// <summary>Makes the server's data folder when there is none, and says how to start the server.</summary>
internal static class PostgresProcess
{
    public static async Task<ProcessPlan?> PrepareAsync(IResource server, EndpointReference endpoint, IValueProvider user, IValueProvider password, PlanContext context)
    {
        var binaries = await PostgresBinaries.FindAsync(context);
        var account = UnixAccount.ForServers();
        var folder = context.Folders.For(server);
        account?.Own(folder);
        var data = new DataFolder(Path.Combine(folder, "data"), binaries, account);
        await data.PrepareAsync((await user.GetValueAsync(context.CancellationToken))!, (await password.GetValueAsync(context.CancellationToken))!, context);
        var port = endpoint.Port.ToString(CultureInfo.InvariantCulture);
        return new ProcessPlan(
            Executables.In(binaries.Folder, "postgres")!,
            ["-D", data.Path, "-p", port, "-c", "listen_addresses=localhost", "-c", "unix_socket_directories=", "-c", "max_connections=200", "-c", "logging_collector=off"])
        {
            StopSignal = UnixSignal.Interrupt, // fast: ends the sessions and writes a checkpoint
            Account = account,
            WorkingDirectory = folder,
            Summary = $"PostgreSQL {binaries.Version}",
        };
    }
}
