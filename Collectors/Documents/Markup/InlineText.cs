using System.Net;
using System.Text;

namespace Gapless.Collectors.Documents.Markup;

/// <summary>Takes the inline markup off one line, in a single pass whatever the line holds.</summary>
/// <example><c>- **Status:** ~~old~~ [x](y) `code`</c> reads <c>Status: old x `code`</c>.</example>
internal sealed class InlineText
{
    private const int LongestLink = 400;

    private readonly string _source;
    private readonly StringBuilder _text = new();
    private int _position;
    private int _boldStart = -1;
    private int _boldEnd = -1;
    private int _struckLength;
    private int _strikeStart = -1;

    private InlineText(string source) => _source = source;

    public static TextLine Read(string source, int line)
    {
        var reader = new InlineText(source.Trim());
        return reader.Read(line);
    }

    private TextLine Read(int line)
    {
        while (_position < _source.Length)
        {
            Step(_source[_position]);
        }

        if (_boldStart >= 0 && _boldEnd < 0)
        {
            _boldStart = -1;
        }

        var text = _text.ToString();
        var plain = TidyText.Of(text);
        var struck = _struckLength > 0 && _struckLength >= text.Count(char.IsLetter);
        return _boldStart < 0 || !text.AsSpan(_boldStart, _boldEnd - _boldStart).HasLetterOrDigit() || AfterBox(text.AsSpan(0, _boldStart)).HasLetterOrDigit()
            ? new TextLine(line, plain, null, plain, struck)
            : new TextLine(line, plain, TidyText.Of(text[_boldStart.._boldEnd]), TidyText.Of(text[_boldEnd..]), struck);
    }

    private static ReadOnlySpan<char> AfterBox(ReadOnlySpan<char> text) => text.StartsWith("[x]") || text.StartsWith("[X]") ? text[3..] : text;

    private void Step(char current)
    {
        switch (current)
        {
            case '\\' when At(1) is var next && char.IsPunctuation(next) || At(1) is '|' or '`' or '<' or '>' or '~' or '+' or '=' or '^' or '$':
                _text.Append(At(1));
                _position += 2;
                break;
            case '`':
                Code();
                break;
            case '*' or '_':
                Emphasis(current);
                break;
            case '~' when At(1) == '~':
                Strike();
                break;
            case '!' when At(1) == '[':
                _position++;
                Link(isImage: true);
                break;
            case '[':
                Link(isImage: false);
                break;
            case '<':
                Tag();
                break;
            case '&':
                Entity();
                break;
            default:
                _text.Append(current);
                _position++;
                break;
        }
    }

    private char At(int offset) => _position + offset < _source.Length && _position + offset >= 0 ? _source[_position + offset] : '\0';

    private void Code()
    {
        var ticks = 1;
        while (At(ticks) == '`')
        {
            ticks++;
        }

        // A line is short enough to look for its end once per run of ticks; unmatched ticks stay as they are.
        var end = ticks <= 8 ? _source.IndexOf(new string('`', ticks), _position + ticks, StringComparison.Ordinal) : -1;
        var stop = end < 0 ? _position + ticks : end + ticks;
        _text.Append(_source, _position, stop - _position);
        _position = stop;
    }

    private void Emphasis(char mark)
    {
        var count = At(1) == mark ? 2 : 1;
        var before = At(-1);
        var after = At(count);
        var opens = after != '\0' && !char.IsWhiteSpace(after);
        var closes = before != '\0' && !char.IsWhiteSpace(before);
        var insideWord = mark == '_' && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after);
        if ((!opens && !closes) || insideWord || (mark == '_' && after == '_'))
        {
            _text.Append(mark, count);
        }
        else if (count == 2)
        {
            MarkBold(opens);
        }

        _position += count;
    }

    private void MarkBold(bool opens)
    {
        if (_boldStart < 0 && opens)
        {
            _boldStart = _text.Length;
        }
        else if (_boldStart >= 0 && _boldEnd < 0)
        {
            _boldEnd = _text.Length;
        }
    }

    private void Strike()
    {
        if (_strikeStart < 0)
        {
            _strikeStart = _text.Length;
        }
        else
        {
            _struckLength += _text.ToString(_strikeStart, _text.Length - _strikeStart).Count(char.IsLetter);
            _strikeStart = -1;
        }

        _position += 2;
    }

    private void Link(bool isImage)
    {
        var window = _source.AsSpan(_position, Math.Min(LongestLink, _source.Length - _position));
        var label = window.IndexOf("](", StringComparison.Ordinal);
        var end = label < 0 ? -1 : window[label..].IndexOf(')');
        if (end < 0 || window[1..label].Contains('['))
        {
            _text.Append('[');
            _position++;
            return;
        }

        if (!isImage)
        {
            _text.Append(window[1..label].ToString().Replace("**", "", StringComparison.Ordinal));
        }

        _position += label + end + 1;
    }

    private void Tag()
    {
        var length = HtmlTags.LengthAt(_source.AsSpan(_position));
        if (length == 0)
        {
            _text.Append('<');
            _position++;
            return;
        }

        _text.Append(HtmlTags.IsBreak(_source.AsSpan(_position, length)) ? " " : "");
        _position += length;
    }

    private void Entity()
    {
        var window = _source.AsSpan(_position, Math.Min(12, _source.Length - _position));
        var end = window.IndexOf(';');
        var decoded = end > 1 ? WebUtility.HtmlDecode(window[..(end + 1)].ToString()) : "&";
        _text.Append(decoded);
        _position += end > 1 ? end + 1 : 1;
    }
}
