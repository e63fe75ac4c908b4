using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Azure;
using Aspire.Hosting.Testing;

namespace Gapless.AppHost.Tests.Curated;

/// <summary>What a stand-in offers, the true package offers under the same signature: else code that compiles here would not compile there.</summary>
public sealed class SignatureTests
{
    /// <summary>Differences that no AppHost can notice, each with its reason.</summary>
    private static readonly Dictionary<string, string> Excused = new(StringComparer.Ordinal)
    {
        ["AzureStorageResource : Resource"] = "the true one derives from it over two Azure types",
        ["AzureStorageResource(string name)"] = "the true one wants the Azure template to be written; only AddAzureStorage calls it",
        ["DistributedApplicationModel(IResourceCollection resources)"] = "the true one takes an enumeration; only the engine calls it",
    };

    public static TheoryData<string, Type> StandIns => new()
    {
        { "Aspire.Hosting.AppHost", typeof(DistributedApplication) },
        { "Aspire.Hosting.PostgreSQL", typeof(PostgresServerResource) },
        { "Aspire.Hosting.Redis", typeof(RedisResource) },
        { "Aspire.Hosting.Azure.Storage", typeof(AzureStorageResource) },
        { "Aspire.Hosting.Testing", typeof(DistributedApplicationTestingBuilder) },
    };

    [Theory]
    [MemberData(nameof(StandIns))]
    public void OffersNothingThatThePackageLacks(string standIn, Type type)
    {
        var real = File.ReadLines(Checkout.PathOf("Curated", "signatures", standIn + ".txt")).ToHashSet(StringComparer.Ordinal);
        Assert.Matches("^# microsoft/aspire [0-9a-f]{40}, ", real.First());

        var offered = type.Assembly.GetExportedTypes().SelectMany(Signatures.Of).ToList();

        Assert.True(offered.Count >= 15, "only a few signatures were looked at");
        var own = offered.Where(signature => !real.Contains(signature) && !Excused.ContainsKey(signature)).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(own.Count == 0, "The package has no such thing:" + Environment.NewLine + string.Join(Environment.NewLine, own));
    }

    [Fact]
    public void ExcusesNothingWithoutNeed()
    {
        var offered = StandIns.SelectMany(row => ((Type)row[1]).Assembly.GetExportedTypes()).SelectMany(Signatures.Of).ToHashSet(StringComparer.Ordinal);

        Assert.All(Excused.Keys, excused => Assert.Contains(excused, offered));
    }
}
