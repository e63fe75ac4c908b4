using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gapless.ServiceDefaults.Protection;

/// <summary>Cookies and forms that any replica of any service can read, whichever has written them.</summary>
public static class ProtectionDefaults
{
    /// <summary>Set by a platform that brings keys of its own (Azure Container Apps); ASP.NET Core reads it.</summary>
    private const string KeysOfThePlatform = "ReadOnlyDataProtectionKeyDirectory";

    /// <summary>After <c>AddCache</c>, which holds the keys.</summary>
    public static void AddSharedProtection(this IHostApplicationBuilder builder)
    {
        builder.Services.AddValidatedOptions<ProtectionOptions>("DataProtection");
        var protection = builder.Services.AddDataProtection().SetApplicationName("gapless");
        if (builder.Configuration[KeysOfThePlatform] is not null)
        {
            return;
        }

        builder.Services.AddSingleton<SharedKeys>();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<SharedKeys>((options, keys) => options.XmlRepository = keys);
        builder.Services.AddSingleton<RefreshedKeyManager>();
        builder.Services.AddSingleton<IKeyManager>(services => services.GetRequiredService<RefreshedKeyManager>());
        builder.Services.AddHostedService<KeyExchange>();
        if (Certificate(builder.Configuration) is { } certificate)
        {
            protection.ProtectKeysWithCertificate(certificate);
        }
        else
        {
            // It warns of each key; KeyExchange says it once, with the setting to set.
            builder.Logging.AddFilter(typeof(XmlKeyManager).FullName, LogLevel.Error);
        }
    }

    private static X509Certificate2? Certificate(IConfiguration configuration)
    {
        if (configuration["DataProtection:CertificatePath"] is not { Length: > 0 } path)
        {
            return null;
        }

        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, configuration["DataProtection:CertificatePassword"]);
            return certificate.HasPrivateKey ? certificate : throw new InvalidOperationException("Setting DataProtection:CertificatePath: the certificate has no private key.");
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"Setting DataProtection:CertificatePath: {error.Message}", error);
        }
    }
}
