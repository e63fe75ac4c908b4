using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Gapless.Cli.Output;

/// <summary>Any wire record as JSON, with a line break at its end.</summary>
/// <param name="type">Asked only when something is written: a table needs none of it.</param>
internal sealed class JsonRenderer<T>(Func<JsonTypeInfo<T>> type) : IRenderer<T>
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file for people and programs, never part of a page
    };

    public void Render(T result, TextWriter writer, RenderStyle style)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            JsonSerializer.Serialize(json, result, type());
        }

        writer.Write(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        writer.Write('\n');
    }
}
