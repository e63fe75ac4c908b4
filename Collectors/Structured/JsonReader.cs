using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Structured;

/// <summary>JSON with comments and trailing commas, as editors and build tools write it.</summary>
internal static class JsonReader
{
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 128 };

    public static ParsedData Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        var reader = new Utf8JsonReader(bytes, Options);
        var lines = new LineCounter(bytes);
        try
        {
            reader.Read();
            var root = Build(ref reader, ref lines);
            return reader.Read() ? new([root], "There is more behind the end of the value.") : ParsedData.Of(root);
        }
        catch (JsonException exception)
        {
            return ParsedData.Broken($"Line {exception.LineNumber + 1}: not JSON.");
        }
        catch (InvalidOperationException)
        {
            // Text that is no UTF-16, such as half of a surrogate pair.
            return ParsedData.Broken("A text holds what is no character.");
        }
    }

    private static Node Build(ref Utf8JsonReader reader, ref LineCounter lines)
    {
        var line = lines.LineOf((int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return BuildMap(ref reader, ref lines, line);
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<Node>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Build(ref reader, ref lines));
                }

                return Node.List(items.ToImmutable(), line);
            case JsonTokenType.Null:
                return Node.Scalar(null, line);
            case JsonTokenType.String:
                return Node.Scalar(reader.GetString(), line);
            default:
                return Node.Scalar(Encoding.UTF8.GetString(reader.ValueSpan), line);
        }
    }

    private static Node BuildMap(ref Utf8JsonReader reader, ref LineCounter lines, int line)
    {
        var map = new MapBuilder(line);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString() ?? "";
            reader.Read();
            map.Set(key, Build(ref reader, ref lines));
        }

        return map.Build();
    }

    /// <summary>Counts lines up to ever higher offsets.</summary>
    private ref struct LineCounter(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;
        private int line = 1;
        private int position;

        public int LineOf(int offset)
        {
            line += bytes[position..offset].Count((byte)'\n');
            position = offset;
            return line;
        }
    }
}
