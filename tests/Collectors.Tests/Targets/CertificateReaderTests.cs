using System.Security.Cryptography.X509Certificates;
using Gapless.Collectors.Targets;

namespace Gapless.Collectors.Tests.Targets;

public sealed class CertificateReaderTests
{
    [Fact]
    public void ReadsWhatItCan_WhenPartsAreBroken()
    {
        using var good = Certificates.Leaf("shop.example");
        for (var at = 0; at < good.RawData.Length; at++)
        {
            foreach (var value in (byte[])[0, 1, 0x1F, 0x30, 0x7F, 0x80, 0xFF])
            {
                var raw = good.RawData;
                raw[at] = value;
                if (Load(raw) is { } damaged)
                {
                    using (damaged)
                    {
                        Assert.NotNull(CertificateReader.Read(damaged));
                    }
                }
            }
        }
    }

    private static X509Certificate2? Load(byte[] raw)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(raw);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
