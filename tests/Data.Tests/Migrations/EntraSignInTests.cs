using Azure.Core;
using Gapless.Migrator;
using Npgsql;

namespace Gapless.Data.Tests.Migrations;

/// <summary>How the migrator signs in where no password is given to it.</summary>
public sealed class EntraSignInTests
{
    private const string Azure = "Host=gapless.postgres.database.azure.com;Database=gapless";

    [Fact]
    public async Task SignsInWithAToken_WhenAzureIsNamedWithoutAPassword()
    {
        var completed = new NpgsqlConnectionStringBuilder(await EntraSignIn.CompleteAsync(Azure, "app-identity", () => new Tokens(), default));

        Assert.Equal(("app-identity", "a-token", SslMode.Require, "gapless"), (completed.Username, completed.Password, completed.SslMode, completed.Database));
    }

    [Theory]
    [InlineData("Host=localhost;Username=postgres;Password=p;Database=gapless")]
    [InlineData("Host=localhost;Database=gapless")]
    [InlineData(Azure + ";Username=admin;Password=p")]
    [InlineData("Host=gapless.postgres.database.azure.com.example.org;Database=gapless")]
    public async Task LeavesTheConnectionStringAlone_WhenNoTokenIsWanted(string connectionString) =>
        Assert.Equal(connectionString, await EntraSignIn.CompleteAsync(connectionString, "app-identity", () => throw new InvalidOperationException("asked"), default));

    [Fact]
    public async Task NamesTheSetting_WhenNobodySaysWhoSignsIn()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => EntraSignIn.CompleteAsync(Azure, null, () => new Tokens(), default));

        Assert.Contains("PGUSER", error.Message, StringComparison.Ordinal);
    }

    private sealed class Tokens : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Assert.Equal("https://ossrdbms-aad.database.windows.net/.default", Assert.Single(requestContext.Scopes));
            return ValueTask.FromResult(new AccessToken("a-token", DateTimeOffset.MaxValue));
        }
    }
}
