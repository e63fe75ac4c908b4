using System.Text.Json;
using Aspire.Hosting.Storage;

namespace Aspire.Hosting.Parameters;

/// <summary>secrets.json of this AppHost: generated values by parameter name, readable by the owner alone.</summary>
internal sealed class GeneratedSecrets(HostFolders folders)
{
    private static readonly Lock Gate = new();

    private string FilePath => Path.Combine(folders.State, "secrets.json");

    public string GetOrAdd(string name, Func<string> generate)
    {
        lock (Gate)
        {
            var values = Load();
            if (!values.TryGetValue(name, out var value))
            {
                values[name] = value = generate();
                PrivateFile.Write(FilePath, JsonSerializer.Serialize(values));
            }

            return value;
        }
    }

    private SortedDictionary<string, string> Load()
    {
        try
        {
            return File.Exists(FilePath) ? JsonSerializer.Deserialize<SortedDictionary<string, string>>(File.ReadAllText(FilePath))! : new(StringComparer.Ordinal);
        }
        catch (JsonException broken)
        {
            throw new DistributedApplicationException($"{FilePath} is damaged. It holds the passwords of the stores beside it: restore it, or delete both to begin anew.", broken);
        }
    }
}
