using System.Text;
using Gapless.Collectors.Documents;
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
