using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gapless.Data.Tenancy;

/// <summary>
/// Makes each connection, as it is taken from the pool, one of the application role and of one organization (or, before that is known, of one user). The administrator that the connection
/// string names would bypass row-level security without a word; the role cannot. The pool resets all of it when it takes the connection back.
/// </summary>
internal sealed class TenancyInterceptor(CurrentOrganization current, string role) : DbConnectionInterceptor
{
    private const string Enter = $"SELECT set_config('role', $1, false), set_config('{RowSecurity.Setting}', $2, false), set_config('{RowSecurity.UserSetting}', $3, false)";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Enter;
        foreach (var value in (string[])[role, current.Id?.ToString() ?? "", current.UserId?.ToString() ?? ""])
        {
            var parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
