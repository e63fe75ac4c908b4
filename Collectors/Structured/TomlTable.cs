using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Structured;

/// <summary>A table while it is read: later headers may add to it.</summary>
internal sealed class TomlTable(int line)
{
    private readonly List<string> keys = [];
    private readonly Dictionary<string, Node> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TomlTable> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<TomlTable>> arrays = new(StringComparer.Ordinal);

    public void Set(string key, Node value)
    {
        Note(key);
        values[key] = value;
    }

    /// <summary>The table of this key, the last one where it is an array; made where there is none.</summary>
    public TomlTable Child(string key, int atLine)
    {
        if (arrays.TryGetValue(key, out var array))
        {
            return array[^1];
        }

        if (!tables.TryGetValue(key, out var table))
        {
            Note(key);
            tables[key] = table = new(atLine);
        }

        return table;
    }

    /// <summary>A new table at the end of the array of this key.</summary>
    public TomlTable Append(string key, int atLine)
    {
        if (!arrays.TryGetValue(key, out var array))
        {
            Note(key);
            arrays[key] = array = [];
        }

        array.Add(new(atLine));
        return array[^1];
    }

    public Node Build()
    {
        var map = new MapBuilder(line);
        foreach (var key in keys)
        {
            map.Set(key, values.TryGetValue(key, out var value) ? value
                : tables.TryGetValue(key, out var table) ? table.Build()
                : Node.List([.. arrays[key].Select(one => one.Build())], line));
        }

        return map.Build();
    }

    private void Note(string key)
    {
        if (!values.ContainsKey(key) && !tables.ContainsKey(key) && !arrays.ContainsKey(key))
        {
            keys.Add(key);
        }
    }
}
