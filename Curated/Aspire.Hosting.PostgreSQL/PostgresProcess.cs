using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting.Postgres;

/// <summary>Makes the server's data folder when there is none, and says how to start the server.</summary>
internal static class PostgresProcess
{
    public static async Task<ProcessPlan?> PrepareAsync(PostgresServerResource server, PlanContext context)
    {
        var binaries = await PostgresBinaries.FindAsync(context);
        var account = UnixAccount.ForServers();
        var folder = server.TryGetLastAnnotation<VolumeAnnotation>(out var volume) ? context.Folders.Volume(volume.Name) : context.Folders.Scratch(server.Name);
        account?.Own(folder);
        var data = new DataFolder(Path.Combine(folder, "data"), binaries, account);
        await data.PrepareAsync(await UserAsync(server, context), (await server.PasswordParameter.GetValueAsync(context.CancellationToken))!, context);
        var port = server.PrimaryEndpoint.Port.ToString(CultureInfo.InvariantCulture);
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

    private static async Task<string> UserAsync(PostgresServerResource server, PlanContext context) =>
        (await server.UserNameReference.GetValueAsync(context.CancellationToken))!;
}
