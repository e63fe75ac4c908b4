using Gapless.Collectors.Documents;

namespace Gapless.Fuzz.Targets;

internal sealed class DocumentTarget : IFuzzTarget
{
    public string Name => "documents";

    public IReadOnlyList<byte[]> Corpus { get; } = CorpusFolder.Read("documents");

    public IReadOnlyList<string> Tokens { get; } =
    [
        "# ", "## 1. ", "### **2. ", "**", "*", "_", "__", "~~", "`", "```\n", "~~~\n", "- ", "  - ", "1. ", "> ", ">>>> ", "- [ ] ", "- [x] ", "|", "\n|---|---|\n", "---\n", "===\n",
        "[", "](", "![", "]: ", "<!-- ", " -->", "<details>", "</summary>", "&amp;", "&#x41;", "\\", "\t", "    ", "\n\n", "\r\n", "\0", "\uFEFF", "\u200D", "❌", "⚠️", "🔴", "ğŸ”´", "âŒ",
        "‚úÖ", "\uF8FF", "**Status:** ", "**Needed**:\n", "**Priority:** High", "Phase 1: ", "(2-3 weeks)", "P0-1: ", "85% ", "├── ", "│   └── ", "API_KEY=abcdef0123456789 ",
        "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----", "postgres://a:bcdefgh@c", "Total gaps: 99", "## Gaps\n", "## Checklist\n", "## What works\n", "---\ntitle: x\n---\n",
    ];

    public void Run(byte[] input)
    {
        try
        {
            DocumentReader.Read(input, "fuzz.md");
        }
        catch (DocumentUnreadableException)
        {
            // A refusal with its reason is an answer.
        }
    }
}
