namespace Gapless.Cli.Tests;

/// <summary>A small repository in a temporary folder; a line <c>=== path</c> begins a file.</summary>
internal sealed class SampleFolder : IDisposable
{
    public const string GoodService = """
        === package.json
        { "name": "shop", "scripts": { "start": "node server.js" }, "dependencies": { "express": "4.19.2" } }
        === package-lock.json
        {}
        === server.js
        const app = require('express')();
        app.use((err, req, res, next) => { console.error(err); res.status(500).json({ error: 'internal' }); });
        === Dockerfile
        FROM node:22
        COPY . .
        USER node
        CMD ["node", "server.js"]
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("gapless-cli-").FullName;

    public SampleFolder(string files)
    {
        foreach (var part in ("\n" + files.ReplaceLineEndings("\n")).Split("\n=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            Write(part[..end].Trim(), part[(end + 1)..] + "\n");
        }
    }

    public string Root => Path.Combine(folder, "shop");

    public string Outside(string name) => Path.Combine(folder, name);

    public void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
