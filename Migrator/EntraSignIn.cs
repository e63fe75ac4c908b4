using Azure.Core;
using Npgsql;

namespace Gapless.Migrator;

/// <summary>
/// In Azure the connection string names no user and no password: the identity signs in with a token in place of the password
/// (https://learn.microsoft.com/azure/postgresql/security/security-entra-concepts). It is valid for an hour at least, which a migrator outlives rarely.
/// </summary>
internal static class EntraSignIn
{
    private const string AzureHost = ".postgres.database.azure.com";
    private static readonly TokenRequestContext Scope = new(["https://ossrdbms-aad.database.windows.net/.default"]);

    /// <param name="connectionString">Left as it is unless it leads to Azure and has no password.</param>
    /// <param name="user">The name of the identity in the database, where the connection string has none.</param>
    /// <param name="credential">Asked only when needed.</param>
    /// <param name="cancellationToken">Ends the wait for the token.</param>
    public static async Task<string> CompleteAsync(string connectionString, string? user, Func<TokenCredential> credential, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        if (connection.Host?.EndsWith(AzureHost, StringComparison.OrdinalIgnoreCase) != true || !string.IsNullOrEmpty(connection.Password))
        {
            return connectionString;
        }

        connection.Username = connection.Username is { Length: > 0 } named ? named : user
            ?? throw new InvalidOperationException("Setting PGUSER: the name of the identity that signs in to the database is missing.");
        connection.Password = (await credential().GetTokenAsync(Scope, cancellationToken)).Token;
        connection.SslMode = SslMode.Require;
        return connection.ConnectionString;
    }
}
