using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Gapless.AppHost.Tests.Whole;

/// <summary>What a newcomer brings: a small repository with gaps that are known, and an analysis that calls some of them done.</summary>
internal static class SmallShop
{
    public const string Analysis = """
        # Shop: what is missing for production

        The shop is **85% production-ready**.

        ## ✅ What we have (complete)

        - ✅ Containers run as an unprivileged user
        - ✅ TLS everywhere, with HSTS
        - ✅ Daily backups of the database

        ## 🔴 What is missing

        ### 1. **Health checks**
        **Status:** ⚠️ Missing

        **What's needed:**
        - Health check endpoints
        - Graceful shutdown handling

        **Impact:** A broken instance keeps receiving requests

        **Priority:** 🔴 Critical

        ### 2. **Continuous integration**
        **Status:** ❌ Missing

        **What's needed:**
        - A pipeline that builds and tests every change

        **Priority:** 🟠 High

        ## Checklist

        - [x] HTTPS redirect
        - [ ] Rate limiting
        """;

    private static readonly (string Path, string Text)[] Files =
    [
        ("shop/README.md", "# Shop\n"),
        ("shop/Dockerfile", "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm install\nEXPOSE 3000\nCMD [\"node\", \"server.js\"]\n"),
        ("shop/package.json", """{ "name": "shop", "version": "1.0.0", "dependencies": { "express": "^4.0.0", "pg": "^8.0.0" } }"""),
        ("shop/server.js", "const express = require('express');\nconst app = express();\napp.get('/', (request, response) => response.send('Shop'));\napp.listen(3000);\n"),
        ("shop/docker-compose.yml", "services:\n  web:\n    build: .\n    ports: ['3000:3000']\n  database:\n    image: postgres:latest\n"),
    ];

    /// <summary>As .tar.gz.</summary>
    public static byte[] Archive()
    {
        using var bytes = new MemoryStream();
        using (var zipped = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var archive = new TarWriter(zipped))
        {
            foreach (var (path, text) in Files)
            {
                archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
            }
        }

        return bytes.ToArray();
    }

    /// <summary>An analysis that somebody has really written, where this machine has them.</summary>
    public static string? RealAnalysis()
    {
        var folder = Environment.GetEnvironmentVariable("GAPLESS_SEEDS") ?? Path.GetFullPath(Checkout.PathOf("..", "shared", "seeds"));
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).FirstOrDefault() is { } first ? File.ReadAllText(first) : null;
    }
}
