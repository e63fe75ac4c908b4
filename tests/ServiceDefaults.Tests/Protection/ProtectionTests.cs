using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Protection;
using Gapless.Stores;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Gapless.ServiceDefaults.Tests.Protection;

public sealed class ProtectionTests : IAsyncLifetime
{
    private const string Nowhere = "127.0.0.1:1,connectTimeout=200";

    private TestStores? stores;

    public async Task InitializeAsync() => stores = await TestStores.StartAsync(cache: true);

    public async Task DisposeAsync() => await stores!.DisposeAsync();

    [Fact]
    public async Task OneServiceOpensWhatAnotherHasProtected()
    {
        await using var one = await StartAsync(stores!.Cache!);
        await using var other = await StartAsync(stores.Cache!);

        Assert.Equal("secret", Protector(other).Unprotect(Protector(one).Protect("secret")));
        Assert.Equal("secret", Protector(one).Unprotect(Protector(other).Protect("secret")));
    }

    [Fact]
    public async Task KeysAreEncrypted_WhenThereIsACertificate()
    {
        var folder = Directory.CreateTempSubdirectory("gapless certificate ");
        var path = Path.Combine(folder.FullName, "keys.pfx");
        using (var key = RSA.Create(2048))
        using (var certificate = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1)))
        {
            await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pkcs12, "p"));
        }

        (string, string)[] settings = [("DataProtection:CertificatePath", path), ("DataProtection:CertificatePassword", "p")];
        await using var one = await StartAsync(stores!.Cache!, settings);
        await using var other = await StartAsync(stores.Cache!, settings);
        folder.Delete(recursive: true);

        Assert.Equal("secret", Protector(other).Unprotect(Protector(one).Protect("secret")));
        var kept = await one.Services.GetRequiredService<IConnectionMultiplexer>().GetDatabase().HashValuesAsync(CacheKeys.Protection);
        Assert.All(kept, key => Assert.Contains("EncryptedData", key.ToString(), StringComparison.Ordinal));
        Assert.All(kept, key => Assert.DoesNotContain("<masterKey", key.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/nowhere/keys.pfx")]
    [InlineData("/etc/hostname")]
    public async Task StopsTheStartAndNamesTheSetting_WhenTheCertificateCannotBeRead(string path)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(Nowhere, ("DataProtection:CertificatePath", path)));

        Assert.Contains("DataProtection:CertificatePath", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServiceStartsAndProtects_WhenTheCacheIsAway()
    {
        await using var service = await StartAsync(Nowhere);

        Assert.Equal("secret", Protector(service).Unprotect(Protector(service).Protect("secret")));
        Assert.Contains("Degraded", await service.Client.GetStringAsync("/ready"), StringComparison.Ordinal);
    }

    /// <summary>Made by each alone, handed over when the cache is there, and then read by the other without a new start.</summary>
    [Fact]
    public async Task ServicesAgree_WhenTheCacheWasAwayAtTheirStart()
    {
        var late = new LateCache(stores!.Cache!);
        await using var one = await StartAsync(late.Address);
        await using var other = await StartAsync(late.Address);
        var sealedByOne = Protector(one).Protect("secret");
        Assert.Throws<CryptographicException>(() => Protector(other).Unprotect(sealedByOne));

        using var forwarding = late.Open();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!Opens(other, sealedByOne))
        {
            await Task.Delay(100, limit.Token);
        }
    }

    /// <summary>By itself the framework would find it a day later.</summary>
    [Fact]
    public async Task ANewKeyIsSoonKnownEverywhere()
    {
        await using var one = await StartAsync(stores!.Cache!);
        await using var other = await StartAsync(stores.Cache!);
        var outdated = new TaskCompletionSource();
        using var registration = other.Services.GetRequiredService<IKeyManager>().GetCacheExpirationToken().Register(outdated.SetResult);

        var key = one.Services.GetRequiredService<IKeyManager>().CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90));

        await outdated.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Contains(other.Services.GetRequiredService<IKeyManager>().GetAllKeys(), known => known.KeyId == key.KeyId);
    }

    private static bool Opens(Service service, string payload)
    {
        try
        {
            return Protector(service).Unprotect(payload) == "secret";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static IDataProtector Protector(Service service) => service.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("tests");

    private static Task<Service> StartAsync(string cache, params (string, string)[] settings) => Service.StartAsync(
        builder =>
        {
            builder.AddCache();
            builder.AddSharedProtection();
        },
        settings: [.. settings, ("ConnectionStrings:cache", cache)]);
}
