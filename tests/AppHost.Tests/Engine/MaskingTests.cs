using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;

namespace Gapless.AppHost.Tests.Engine;

public sealed class MaskingTests
{
    [Fact]
    public async Task HidesSecretsWhereverTheyStand()
    {
        await using var host = new TestHost("--Parameters:database-password=s3cret/word");
        host.Builder.AddParameter("database-password", secret: true);
        host.Builder.AddParameter("never-set", secret: true);
        var masking = new Masking(new DistributedApplicationModel(host.Builder.Resources), host.Builder.Configuration);
        await masking.RefreshAsync(CancellationToken.None);

        Assert.Equal("Host=x;Password=••••••;Database=y", masking.Variable("ConnectionStrings__gapless", "Host=x;Password=s3cret/word;Database=y"));
        Assert.Equal("postgresql://u:••••••@h/y", masking.Variable("GAPLESS_URI", "postgresql://u:s3cret%2Fword@h/y"));
        Assert.Equal("••••••", masking.Variable("Kestrel__Certificates__Default__Password", "any"));
        Assert.Equal("login with •••••• failed", masking.Line("login with s3cret/word failed"));
        Assert.Equal("Name=a;AccountKey=••••••;Blob=b", masking.Variable("X", "Name=a;AccountKey=abc;Blob=b"));
    }
}
