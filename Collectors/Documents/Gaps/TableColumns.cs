using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>What the columns of a table mean, read from its header.</summary>
internal sealed record TableColumns(int Subject, int? Number, IReadOnlyList<FieldKind> Fields, bool IsSummary)
{
    private static readonly string[] SubjectWords =
    [
        " feature ", " item ", " area ", " component ", " requirement ", " check ", " control ", " capability ", " endpoint ", " task ",
        " name ", " category ", " topic ", " gap ", " issue ", " problem ", " finding ", " risk ", " service ", " criterion ", " criteria ", " aspect ", " module ", " option ",
        " setting ", " functionality ", " missing ", " description ", " alan ", " özellik ", " bereich ", " funktion ", " thema ", " anforderung ", " área ", " elemento ", " domaine ",
    ];

    private static readonly string[] UnspacedSubjects = ["功能", "项目", "问题", "差距", "模块", "缺失"];

    private static readonly string[] SummaryWords = [" count ", " total ", " score ", " percentage ", " number ", " weight ", " anzahl ", " sayı ", "数量", "得分"];

    /// <summary>A subject and at least one column that says how it stands or what it needs; counts make it a summary.</summary>
    public bool IsGapTable => !IsSummary && Fields.Where((_, index) => index != Subject).Any(IsTelling);

    public int? Status => Index(FieldKind.Status) ?? Index(FieldKind.Current);

    public static TableColumns? Read(IReadOnlyList<TextLine> header)
    {
        var words = header.Select(cell => Words.Of(cell.Text)).ToList();
        var number = words.FindIndex(cell => cell is " id " or " no " or " nr " or " " or " ref " or " 编号 " or " 序号 " || cell.Trim().Length == 0);
        var subject = SubjectIndex(words, number);
        if (subject < 0)
        {
            return null;
        }

        var isSummary = words.Exists(cell => SummaryWords.Any(word => cell.Contains(word, StringComparison.Ordinal))) || header.Any(cell => cell.Text.Contains('%', StringComparison.Ordinal));
        return new TableColumns(subject, number < 0 ? null : number, [.. header.Select(cell => KeyLine.FieldOf(cell.Text))], isSummary);
    }

    private static int SubjectIndex(List<string> words, int number)
    {
        foreach (var subject in SubjectWords)
        {
            var index = words.FindIndex(cell => string.Equals(cell, subject, StringComparison.Ordinal) || string.Equals(cell, subject.TrimEnd() + "s ", StringComparison.Ordinal));
            if (index >= 0)
            {
                return index;
            }
        }

        var unspaced = words.FindIndex(cell => UnspacedSubjects.Any(word => cell.Contains(word, StringComparison.Ordinal)));
        return unspaced >= 0 ? unspaced : Enumerable.Range(0, words.Count).FirstOrDefault(index => index != number, -1);
    }

    private int? Index(FieldKind field)
    {
        for (var index = 0; index < Fields.Count; index++)
        {
            if (Fields[index] == field)
            {
                return index;
            }
        }

        return null;
    }

    private static bool IsTelling(FieldKind field) =>
        field is FieldKind.Status or FieldKind.Current or FieldKind.Needed or FieldKind.Priority or FieldKind.Problem or FieldKind.Impact or FieldKind.Missing;
}
