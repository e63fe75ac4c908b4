using System.Reflection;
using Gapless.AppHost.Tests.Curated;

namespace Gapless.ServiceDefaults.Tests.Curated;

/// <summary>What a stand-in offers, the true package offers under the same signature: else code that compiles here would not compile there.</summary>
public sealed class SignatureTests
{
    /// <summary>Differences that no service can notice, each with its reason.</summary>
    private static readonly Dictionary<string, string> Excused = new(StringComparer.Ordinal)
    {
        ["OpenTelemetryBuilder : IOpenTelemetryBuilder"] = "that listing names no parents",
    };

    public static TheoryData<string, int> StandIns => new()
    {
        { "Aspire.Azure.Npgsql.EntityFrameworkCore.PostgreSQL", 10 },
        { "Aspire.Azure.Storage.Blobs", 7 },
        { "Aspire.Microsoft.Azure.StackExchangeRedis", 2 },
        { "Aspire.StackExchange.Redis", 10 },
        { "Microsoft.Extensions.Http.Resilience", 15 },
        { "Microsoft.Extensions.ServiceDiscovery", 4 },
        { "Microsoft.Extensions.ServiceDiscovery.Yarp", 2 },
        { "OpenTelemetry.Extensions.Hosting", 9 },
        { "OpenTelemetry.Instrumentation.AspNetCore", 6 },
        { "OpenTelemetry.Instrumentation.Http", 4 },
        { "OpenTelemetry.Instrumentation.Runtime", 2 },
    };

    [Theory]
    [MemberData(nameof(StandIns))]
    public void OffersNothingThatThePackageLacks(string standIn, int atLeast)
    {
        var real = File.ReadLines(Checkout.PathOf("Curated", "signatures", standIn + ".txt")).ToHashSet(StringComparer.Ordinal);
        Assert.Matches("^# [a-z-]+/[a-z-]+ [0-9a-f]{40}, ", real.First());

        var offered = Assembly.Load(standIn).GetExportedTypes().SelectMany(Signatures.Of).ToList();

        Assert.True(offered.Count >= atLeast, $"only {offered.Count} signatures were looked at");
        var own = offered.Where(signature => !real.Contains(signature) && !Excused.ContainsKey(signature)).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(own.Count == 0, "The package has no such thing:" + Environment.NewLine + string.Join(Environment.NewLine, own));
    }

    [Fact]
    public void EveryStandInIsHeldToAList()
    {
        var standIns = Directory.EnumerateDirectories(Checkout.PathOf("Curated")).Select(Path.GetFileName).Where(name => name is not "signatures").ToList();

        Assert.True(standIns.Count >= 15, $"only {standIns.Count} stand-ins");
        Assert.All(standIns, name => Assert.True(File.Exists(Checkout.PathOf("Curated", "signatures", name + ".txt")), $"{name} has no list: see Curated/signatures/take.cs"));
    }
}
