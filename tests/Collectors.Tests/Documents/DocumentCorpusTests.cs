using System.Text;
using Gapless.Collectors.Documents;
using Gapless.Collectors.Documents.Decoding;
using IoFile = System.IO.File;

namespace Gapless.Collectors.Tests.Documents;

/// <summary>Documents as strangers write them, each beside what a person reads in it. Adding one is putting two files into the folder.</summary>
public sealed class DocumentCorpusTests
{
    private const string Answer = ".expected.txt";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Documents", "Corpus");

    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)).Where(name => !name.EndsWith(Answer, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void EverythingAPersonReadsIsRead(string name) => Compare(name, IoFile.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n"));

    [Theory]
    [MemberData(nameof(Names))]
    public void TheSameIsRead_WhenLinesEndAsOnWindows(string name) => Compare(name, IoFile.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\r\n"));

    public static TheoryData<string, string> Damaged
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in Directory.EnumerateFiles(Folder, "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).Where(HasEmoji))
            {
                // The Thai page drops two bytes of one symbol; what it leaves cannot be told apart.
                foreach (var page in CodePages.All.Where(page => page.Name is not "windows-874"))
                {
                    data.Add(name, page.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Damaged))]
    public void TheSameIsRead_WhenTheTextWentThroughACodePage(string name, string codePage) =>
        Compare(name, Damage.Through(codePage, IoFile.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n")));

    private static bool HasEmoji(string name) => IoFile.ReadAllText(Path.Combine(Folder, name)).Contains('❌', StringComparison.Ordinal);

    private static void Compare(string name, string text)
    {
        var expected = CorpusLine.Expected(IoFile.ReadLines(Path.Combine(Folder, Path.GetFileNameWithoutExtension(name) + Answer)));
        var surplus = CorpusLine.Of(DocumentReader.Read(Encoding.UTF8.GetBytes(text), name)).ToList();
        var missed = new List<CorpusLine>();
        foreach (var line in expected)
        {
            var found = surplus.FindIndex(line.IsMetBy);
            if (found < 0)
            {
                missed.Add(line);
            }
            else
            {
                surplus.RemoveAt(found);
            }
        }

        Assert.True(missed.Count + surplus.Count == 0, $"{name}: {missed.Count} of {expected.Count} missed\n{string.Join("", missed.Select(line => $"  - {line}\n"))}{string.Join("", surplus.Select(line => $"  + {line}\n"))}");
    }
}
