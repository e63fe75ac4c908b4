using System.Text.Json;
using Gapless.Data.Documents;
using Gapless.Readiness.Documents;

namespace Gapless.Worker.Jobs.ImportDocument;

/// <summary>What a document asserts, as rows in the order of its lines.</summary>
internal static class StatementRows
{
    private const int LongestText = 4000;

    public static IEnumerable<Statement> Of(GapDocument document, SystemDocument stored, DateTimeOffset at)
    {
        var drafts = document.Gaps.Select(Gap).Concat(document.Strengths.Select(Strength)).Concat(document.Checklist.Select(Box)).OrderBy(draft => draft.Line);
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        return drafts.Select((draft, position) => draft.Row(stored, position, Unique(draft.Key, keys), at));
    }

    private static Draft Gap(DocumentedGap gap) => new(StatementSource.Gap, gap.Title, gap.Section, gap.Line, gap.Status == DocumentStatus.Complete, gap.Checks)
    {
        Number = gap.Number,
        Status = Lower(gap.Status),
        Priority = Lower(gap.Priority),
        IsFeature = gap.IsFeature,
        Needed = JsonSerializer.Serialize(gap.Needed.Where(item => !item.IsGroup && !item.IsOptional).Select(item => new NeededRow(item.Text, item.Line, [.. item.Checks])), DocumentJson.Default.IEnumerableNeededRow),
    };

    private static Draft Strength(Strength strength) => new(StatementSource.Strength, strength.Text, null, strength.Line, IsClaimed: true, strength.Checks);

    private static Draft Box(ChecklistItem item) => new(StatementSource.Checklist, item.Text, item.Section, item.Line, item.Done, item.Checks);

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>Numbers restart and titles repeat: the second of a name gets a number.</summary>
    private static string Unique(string key, Dictionary<string, int> keys)
    {
        var count = keys[key] = keys.GetValueOrDefault(key) + 1;
        return count == 1 ? key : $"{key}#{count}";
    }

    private sealed record Draft(StatementSource Source, string Text, string? Section, int Line, bool IsClaimed, IReadOnlyList<string> Checks)
    {
        public string? Number { get; init; }

        public string? Status { get; init; }

        public string? Priority { get; init; }

        public bool IsFeature { get; init; }

        public string? Needed { get; init; }

        public string Key => Limit($"{Lower(Source)}:{Text.Trim().ToUpperInvariant()}", 400);

        public Statement Row(SystemDocument document, int position, string key, DateTimeOffset at) => new()
        {
            Id = Guid.CreateVersion7(at),
            OrganizationId = document.OrganizationId,
            DocumentId = document.Id,
            Position = position,
            Source = Source,
            Key = key,
            Number = Number is null ? null : Limit(Number, 40),
            Text = Limit(Text, LongestText),
            Section = Section is null ? null : Limit(Section, 500),
            Line = Line,
            IsClaimed = IsClaimed,
            Status = Status,
            Priority = Priority,
            IsFeature = IsFeature,
            Checks = [.. Checks],
            Needed = Needed,
        };

        private static string Limit(string text, int length)
        {
            var plain = text.Replace("\0", "", StringComparison.Ordinal); // PostgreSQL keeps no NUL in text
            return plain.Length <= length ? plain : plain[..(length - 1)] + "…";
        }
    }
}
