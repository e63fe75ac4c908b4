using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Aspire.Hosting.Dashboard;

/// <summary>A piece of a page. What is put into it is encoded, unless it is such a piece itself.</summary>
internal sealed class Html
{
    public static readonly Html Empty = new("");

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string text;

    private Html(string text) => this.text = text;

    public static Html Of(Handler handler) => new(handler.Text);

    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.text)));

    public override string ToString() => text;

    [InterpolatedStringHandler]
    internal readonly ref struct Handler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder builder = new(literalLength + (formattedCount * 16));

        public string Text => builder.ToString();

        public void AppendLiteral(string value) => builder.Append(value);

        public void AppendFormatted(Html piece) => builder.Append(piece.text);

        public void AppendFormatted(IEnumerable<Html> pieces) => builder.Append(Join(pieces).text);

        public void AppendFormatted<T>(T value, string? format = null)
            where T : IFormattable => builder.Append(Encoder.Encode(value.ToString(format, System.Globalization.CultureInfo.InvariantCulture)));

        public void AppendFormatted(object? value) => builder.Append(Encoder.Encode(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? ""));
    }
}
