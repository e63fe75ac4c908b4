namespace Gapless.Benchmarks.Gateways;

/// <summary>nginx as a reverse proxy with kept connections, in one process and without an access log.</summary>
internal static class Nginx
{
    private static readonly string? Program = new[] { "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx" }.FirstOrDefault(File.Exists);

    public static bool IsInstalled => Program is not null;

    public static Candidate Start(int destination)
    {
        var port = Candidate.FreePort();
        return Start(port, Directory.CreateTempSubdirectory("gapless-nginx-").FullName, $$"""
            access_log off; keepalive_requests 100000000;
            upstream service { server 127.0.0.1:{{destination}}; keepalive 64; keepalive_requests 100000000; }
            server { listen 127.0.0.1:{{port}}; location / { proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection ""; } }
            """);
    }

    /// <summary>One process that keeps all it writes in the folder, and serves what the settings of <c>http</c> say.</summary>
    public static Candidate Start(int port, string folder, string http)
    {
        File.WriteAllText(Path.Combine(folder, "nginx.conf"), $$"""
            daemon off; master_process off; pid {{folder}}/pid; error_log {{folder}}/error.log;
            events { worker_connections 256; }
            http {
              client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
              {{http}}
            }
            """);
        return new("nginx", port, Candidate.Silently(Program!, "-p", folder, "-e", folder + "/error.log", "-c", folder + "/nginx.conf"), folder);
    }
}
