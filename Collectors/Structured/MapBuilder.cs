using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Structured;

/// <summary>Collects the entries of a map in file order; of duplicate keys the last value stays, in the first one's place.</summary>
internal sealed class MapBuilder(int line)
{
    private readonly List<KeyValuePair<string, Node>> entries = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    /// <summary>The first key that came twice, or null.</summary>
    public string? Duplicate { get; private set; }

    public void Set(string key, Node value)
    {
        if (places.TryGetValue(key, out var place))
        {
            Duplicate ??= key;
            entries[place] = new(key, value);
            return;
        }

        places[key] = entries.Count;
        entries.Add(new(key, value));
    }

    /// <summary>For merges: what is there already stays.</summary>
    public void SetIfMissing(string key, Node value)
    {
        if (!places.ContainsKey(key))
        {
            Set(key, value);
        }
    }

    public Node Build() => Node.Map([.. entries], line);
}
