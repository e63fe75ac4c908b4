using Aspire.Npgsql.EntityFrameworkCore.PostgreSQL;
using Azure.Core;

namespace Aspire.Azure.Npgsql.EntityFrameworkCore.PostgreSQL;

public sealed class AzureNpgsqlEntityFrameworkCorePostgreSQLSettings : NpgsqlEntityFrameworkCorePostgreSQLSettings
{
    public TokenCredential? Credential { get; set; }
}
