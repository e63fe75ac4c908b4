using System.Text.Json;

namespace Aspire.Hosting.Stores;

/// <summary>npm packages hold no links; this one lists those of its libraries, and its install script (which does not run here) makes them.</summary>
internal static class PostgresLinks
{
    // [{"source":"native/lib/libecpg.so.6.18","target":"native/lib/libecpg.so"}, …]
    public static void Restore(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        var root = Path.GetDirectoryName(native)!;
        foreach (var link in JsonSerializer.Deserialize<List<Dictionary<string, string>>>(File.ReadAllText(list))!)
        {
            var (target, place) = (Path.GetFullPath(link["source"], root), Path.GetFullPath(link["target"], root));
            if (!File.Exists(place) && place.StartsWith(root, StringComparison.Ordinal))
            {
                File.CreateSymbolicLink(place, Path.GetRelativePath(Path.GetDirectoryName(place)!, target));
            }
        }
    }
}
