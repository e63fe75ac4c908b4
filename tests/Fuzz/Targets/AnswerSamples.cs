using System.IO.Compression;
using System.Text;

namespace Gapless.Fuzz.Targets;

/// <summary>Whole answers of servers, and the pieces that checks look at in them.</summary>
internal static class AnswerSamples
{
    public static IReadOnlyList<byte[]> All { get; } =
    [
        Of("Content-Type: text/html; charset=utf-8\r\nStrict-Transport-Security: max-age=31536000; includeSubDomains; preload\r\n"
            + "Content-Security-Policy: default-src 'none'; script-src 'self' 'nonce-abcdef0123456789' 'strict-dynamic'; frame-ancestors 'none'\r\n"
            + "Set-Cookie: session=31d4d96e407aad42; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=3600\r\nSet-Cookie: __Host-a=b; Expires=Wed, 21 Oct 2026 07:28:00 GMT\r\n",
            "<!doctype html><html><head><title>Shop</title><meta name=\"version\" content=\"1.2.3\"><script src=\"/app.js?v=1\"></script>"
            + "<link rel=stylesheet href=/app.css></head><body><form action=\"/login\" method=post><input type=\"password\" name=\"p\"></form></body></html>"),
        Of("Content-Type: application/json\r\nAccess-Control-Allow-Origin: https://a.example\r\nAccess-Control-Allow-Credentials: true\r\nVary: Origin, Accept-Encoding\r\n"
            + "RateLimit: \"default\";r=50;t=30\r\nRateLimit-Policy: \"default\";q=100;w=60\r\nX-RateLimit-Remaining: 9\r\nRetry-After: 120\r\nETag: W/\"a\"\r\nCache-Control: no-store\r\n",
            "{\"openapi\":\"3.1.0\",\"servers\":[{\"url\":\"https://a.example/v1\"}],\"security\":[{\"b\":[]}],\"paths\":{\"/a/{id}\":{\"get\":{\"parameters\":[{\"in\":\"query\","
            + "\"required\":true}],\"security\":[]},\"post\":{}}}}"),
        Of("Content-Type: application/health+json\r\nX-Version: 1.4.0\r\nAge: 3\r\nX-Cache: HIT\r\n",
            "{\"status\":\"UP\",\"checks\":{\"db\":[{\"status\":\"pass\",\"componentType\":\"datastore\"}]},\"entries\":[{\"name\":\"redis\",\"status\":\"Healthy\"}],\"components\":{\"queue\":{\"status\":\"DOWN\"}}}"),
        Of("Content-Type: text/plain\r\n", "Contact: mailto:security@a.example\nExpires: 2027-01-01T00:00:00Z\nPreferred-Languages: en\n"),
        Of("Content-Type: text/plain\r\n", "User-agent: *\nDisallow: /admin\nSitemap: /sitemap.xml\nDB_PASSWORD=a\n[core]\n\trepositoryformatversion = 0\nref: refs/heads/main\n"),
        Of("Content-Type: text/html\r\n", "Traceback (most recent call last):\n  File \"/srv/app.py\", line 3, in a\nat Shop.Api.Get(Int32 id) in /src/Api.cs:line 12\nSystem.NullReferenceException: x\n", "500 Internal Server Error"),
        Of("Location: https://www.a.example/b?c=d#e\r\nServer: nginx/1.25.1\r\nX-Powered-By: PHP/8.1\r\n", "", "308 Permanent Redirect"),
        Of("WWW-Authenticate: Bearer realm=\"a\", error=\"invalid_token\"\r\nContent-Type: application/problem+json\r\n", "{\"type\":\"about:blank\",\"status\":401,\"traceId\":\"00-a-b-00\"}", "401 Unauthorized"),
        [.. Of("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", ""), .. Packed("<html><body>packed packed packed</body></html>")],
    ];

    public static IReadOnlyList<string> Tokens { get; } =
    [
        "\r\n", "\r\n\r\n", "=====", ": ", "; ", ", ", "=", "\"", "'", "<", ">", "{", "}", "[", "]", "%", "%zz", "\\", "\0", "é", "*", "99999999999999999999", "-1", "max-age=", "'nonce-", "'unsafe-inline'",
        "script-src ", "report-uri ", "https:", "http://[", "//a.example", "http://xn--\u00fc\u2028/", "http://a%00b/", "javascript:", "Set-Cookie: ", "Set-Cookie: a=", "Location: ", "Content-Type: ", "Content-Type: application/json\r\n",
        "Content-Encoding: br\r\n", "Content-Encoding: deflate\r\n", "charset=utf-16", "Strict-Transport-Security: ", "Access-Control-Allow-Origin: *\r\n", "Retry-After: ", "RateLimit: ", "RateLimit-Limit: ", "Cache-Control: ",
        "Transfer-Encoding: chunked\r\n", "Content-Length: 5\r\n", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 404 Not Found\r\n", "HTTP/1.1 429 Too Many Requests\r\n", "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.0 200\r\n",
        "<script src=", "<link href=", "<title>", "<meta name=\"version\" content=\"", "<input type=password", "<form action=", "sourceMappingURL=", "{\"a\":", "[[[[", "\"status\":", "\"paths\":", "\"data\":{\"__schema\":{",
        "Expires: ", "Max-Age=", "SameSite=", "Domain=", "__Host-", "Exception: ", "at a.b(c.java:1)", "AKIAIOSFODNN7EXAMPLE", "-----BEGIN PRIVATE KEY-----",
    ];

    private static byte[] Of(string headers, string body, string status = "200 OK") => Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\n{headers}Connection: close\r\n\r\n{body}");

    private static byte[] Packed(string text)
    {
        using var buffer = new MemoryStream();
        using (var packer = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            packer.Write(Encoding.UTF8.GetBytes(text));
        }

        return buffer.ToArray();
    }
}
