using System.Text;
using Gapless.Collectors.Documents;
using Gapless.Readiness.Documents;

namespace Gapless.Collectors.Tests.Documents;

/// <summary>Five documents of our own in the five styles, and the damage each style came with.</summary>
internal static class OwnDocuments
{
    public static readonly IReadOnlyDictionary<string, string> CodePages = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["bakery"] = "windows-1254",
        ["ferry"] = "windows-1252",
        ["garden"] = "windows-1254",
        ["museum"] = "mac-roman",
        ["orchard"] = "windows-1254",
    };

    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "Own", name + ".md"));

    public static GapDocument ReadClean(string name) => Read(Text(name), name);

    public static GapDocument ReadDamaged(string name) => Read(Damage.Through(CodePages[name], Text(name)), name);

    private static GapDocument Read(string text, string name) => DocumentReader.Read(Encoding.UTF8.GetBytes(text), name + ".md");
}
