using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gapless.Benchmarks.Gateways;

namespace Gapless.Benchmarks.Probes;

/// <summary>A small site of nginx over TLS, with the usual headers, and a redirect to it.</summary>
internal static class SecureSite
{
    public static Candidate Start(int plain, int secure)
    {
        var folder = Directory.CreateTempSubdirectory("gapless-site-").FullName;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(60));
        File.WriteAllText(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Path.Combine(folder, "index.html"), "<!doctype html><html lang=\"en\"><head><title>Shop</title><meta name=\"viewport\" content=\"width=device-width\"></head><body><main><h1>Shop</h1></main></body></html>");
        return Nginx.Start(secure, folder, $$"""
            access_log off; default_type text/html; root {{folder}};
            server { listen 127.0.0.1:{{plain}}; listen [::1]:{{plain}}; return 301 https://localhost:{{secure}}$request_uri; }
            server {
              listen 127.0.0.1:{{secure}} ssl; listen [::1]:{{secure}} ssl;
              ssl_certificate {{folder}}/certificate.pem; ssl_certificate_key {{folder}}/key.pem; ssl_protocols TLSv1.2 TLSv1.3;
              add_header Strict-Transport-Security "max-age=63072000" always;
              add_header Content-Security-Policy "default-src 'self'; frame-ancestors 'none'" always;
              add_header X-Content-Type-Options nosniff always;
              location = / { try_files /index.html =404; }
              location = /health { default_type application/json; return 200 '{"status":"ok"}'; }
              location / { return 404; }
            }
            """);
    }
}
