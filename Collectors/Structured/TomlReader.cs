namespace Gapless.Collectors.Structured;

/// <summary>TOML 1.0 as manifests use it; numbers and dates stay text. A line that makes no sense is reported and left out.</summary>
/// <remarks>https://toml.io/en/v1.0.0</remarks>
internal sealed class TomlReader
{
    private readonly TomlText text;
    private readonly TomlTable root = new(line: 1);
    private TomlTable current;
    private string? problem;

    private TomlReader(string text)
    {
        this.text = new(text);
        current = root;
    }

    public static ParsedData Read(string text)
    {
        var reader = new TomlReader(text);
        reader.ReadAll();
        return new([reader.root.Build()], reader.problem);
    }

    private void ReadAll()
    {
        for (text.SkipBlank(); !text.IsAtEnd; text.SkipBlank())
        {
            var isRead = text.Current == '[' ? ReadHeader() : ReadPair(current);
            if (!isRead || !text.IsAtLineEnd())
            {
                problem ??= $"Line {text.Line}: not TOML.";
                text.SkipLine();
            }
        }
    }

    // [table] and [[array of tables]]
    private bool ReadHeader()
    {
        var line = text.Line;
        text.Take('[');
        var isArray = text.Take('[');
        if (TomlValue.ReadKey(text) is not { } keys || !text.Take(']') || (isArray && !text.Take(']')))
        {
            return false;
        }

        var table = root;
        foreach (var key in keys[..^1])
        {
            table = table.Child(key, line);
        }

        current = isArray ? table.Append(keys[^1], line) : table.Child(keys[^1], line);
        return true;
    }

    private bool ReadPair(TomlTable table)
    {
        var line = text.Line;
        if (TomlValue.ReadKey(text) is not { } keys || !text.Take('=') || TomlValue.Read(text, depth: 0) is not { } value)
        {
            return false;
        }

        foreach (var key in keys[..^1])
        {
            table = table.Child(key, line);
        }

        table.Set(keys[^1], value);
        return true;
    }
}
