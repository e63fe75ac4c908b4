using Gapless.Collectors.Documents;
using Gapless.Collectors.Documents.Decoding;
using Gapless.Collectors.Documents.Gaps;
using Gapless.Collectors.Documents.Markup;
using Gapless.Readiness.Dictionary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Tests.Documents;

/// <summary>Maps single lines of a seed to checks, each with the heading above it as its context.</summary>
internal sealed class SeedLines
{
    private readonly GapDocument _document;
    private readonly string[] _lines;
    private readonly GapChecks _checks;

    public SeedLines(int seed)
    {
        var bytes = Seeds.Bytes(seed);
        var text = MojibakeRepair.Repair(Decoder.Decode(bytes).Text).Text;
        _document = DocumentReader.Read(bytes, "seed.md");
        _lines = text.Split('\n');
        _checks = new GapChecks(CheckPhrases.Default, DocumentWords.Of(text));
    }

    public string Text(int line) => InlineText.Read(_lines[line - 1].TrimStart(' ', '#', '-', '├', '└', '│', '─', '*'), line).Text;

    /// <summary>The checks of a line; one without words of its own speaks of what its heading does.</summary>
    public IReadOnlyList<string> Checks(int line)
    {
        var near = Heading(line);
        return _checks.For(Text(line), near) is { Count: > 0 } own ? own : _checks.For(near);
    }

    public IReadOnlyList<string> GapChecks(int line) => _document.Gaps.First(gap => gap.Line == line).Checks;

    private string Heading(int line)
    {
        for (var index = line - 2; index >= 0; index--)
        {
            if (_lines[index].StartsWith('#') && !_lines[index].StartsWith("# Create", StringComparison.Ordinal))
            {
                return Text(index + 1);
            }
        }

        return "";
    }
}
