using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace Gapless.ServiceDefaults.Protection;

/// <summary>The framework's key manager, whose keys are otherwise read again once a day only: here also when others have new ones.</summary>
internal sealed class RefreshedKeyManager(IServiceProvider services) : IKeyManager, IDisposable
{
    private readonly XmlKeyManager keys = ActivatorUtilities.CreateInstance<XmlKeyManager>(services);
    private CancellationTokenSource outdated = new();

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate) => keys.CreateNewKey(activationDate, expirationDate);

    public IReadOnlyCollection<IKey> GetAllKeys() => keys.GetAllKeys();

    public CancellationToken GetCacheExpirationToken() => CancellationTokenSource.CreateLinkedTokenSource(keys.GetCacheExpirationToken(), Volatile.Read(ref outdated).Token).Token;

    public void RevokeKey(Guid keyId, string? reason = null) => keys.RevokeKey(keyId, reason);

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => keys.RevokeAllKeys(revocationDate, reason);

    /// <summary>The next use reads all keys again.</summary>
    public void Refresh()
    {
        using var last = Interlocked.Exchange(ref outdated, new CancellationTokenSource());
        last.Cancel();
    }

    public void Dispose() => outdated.Dispose();
}
