using Gapless.Collectors.Documents;
using Gapless.Collectors.Documents.Decoding;
using Gapless.Collectors.Documents.Gaps;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Vocabulary;
using Gapless.Readiness.Dictionary;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Tests.Documents;

/// <summary>Maps single lines of a seed to checks, each with the heading above it as its context.</summary>
internal sealed class SeedLines
{
    private readonly GapDocument _document;
    private readonly string[] _lines;
    private readonly GapChecks _checks;
    private readonly GapEchoes _echoes;

    public SeedLines(int seed)
    {
        var bytes = Seeds.Bytes(seed);
        var text = MojibakeRepair.Repair(Decoder.Decode(bytes).Text).Text;
        _document = DocumentReader.Read(bytes, "seed.md");
        _lines = text.Split('\n');
        _checks = new GapChecks(CheckPhrases.Default, DocumentWords.Of(text));
        _echoes = new GapEchoes(_document.Gaps);
    }

    public string Text(int line) => InlineText.Read(_lines[line - 1].TrimStart(' ', '#', '-', '├', '└', '│', '─', '*'), line).Text;

    /// <summary>
    /// The checks of a line. One without words of its own speaks of what its heading does, one that repeats a gap's title stands for the gap,
    /// and what describes a gap (its status, its impact) is about the gap whatever else it names.
    /// </summary>
    public IReadOnlyList<string> Checks(int line)
    {
        var near = Heading(line);
        var own = _checks.For(Text(line), near);
        var describes = KeyLine.Read(InlineText.Read(_lines[line - 1].TrimStart(' ', '-'), line))?.Field is FieldKind.Status or FieldKind.Current or FieldKind.Impact;
        return [.. own.Concat(_echoes.Of(Text(line))?.Checks ?? []).Concat(own.Count == 0 || describes ? _checks.For(near) : [])];
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
