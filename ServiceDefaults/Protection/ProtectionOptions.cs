namespace Gapless.ServiceDefaults.Protection;

/// <summary>The section <c>DataProtection</c>: what the keys of cookies and forms are themselves protected with.</summary>
public sealed class ProtectionOptions
{
    /// <summary>A PKCS#12 file with its private key; the same for all replicas of all services.</summary>
    public string? CertificatePath { get; set; }

    public string? CertificatePassword { get; set; }
}
