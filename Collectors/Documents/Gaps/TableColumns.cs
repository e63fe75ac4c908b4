using System.Collections.Frozen;
using Gapless.Collectors.Documents.Markup;
using Gapless.Collectors.Documents.Vocabulary;

namespace Gapless.Collectors.Documents.Gaps;

/// <summary>What the columns of a table mean, read from its header.</summary>
internal sealed record TableColumns(int Subject, int? Number, IReadOnlyList<FieldKind> Fields, bool IsSummary)
{
    private static readonly string[] SubjectWords =
    [
        " feature ", " item ", " requirement ", " check ", " control ", " capability ", " question ", " task ", " summary ", " title ", " gap ", " finding ", " issue ", " problem ", " vulnerability ",
        " risk ", " criterion ", " criteria ", " missing ", " area ", " component ", " endpoint ", " name ", " category ", " topic ", " service ", " module ", " option ",
        " setting ", " functionality ", " description ", " subject ", " practice ", " recommendation ", " recommandation ", " recomendación ", " recomendação ", " raccomandazione ", " empfehlung ", " aanbeveling ", " rekomendacja ", " рекомендация ", " alan ", " özellik ", " konu ", " madde ", " mangel ", " befund ", " anforderung ", " prüfpunkt ", " bereich ", " funktion ", " thema ", " maßnahme ",
        " écart ", " constat ", " exigence ", " domaine ", " élément ", " sujet ", " point ", " hallazgo ", " brecha ", " requisito ", " elemento ", " área ", " tema ", " lacuna ", " achado ", " voce ", " requisiti ",
        " onderdeel ", " onderwerp ", " bevinding ", " eis ", " obszar ", " element ", " wymaganie ", " пункт ", " область ", " компонент ", " требование ", " проблема ", " hiaat ", " eksiklik ", " başlik ", " bileşen ", " विषय ", " क्षेत्र ", " सुविधा ", " घटक ", " मद ", " البند ", " المجال ", " العنصر ",
    ];

    private static readonly string[] UnspacedSubjects = ["功能", "项目", "问题", "差距", "模块", "缺失", "维度", "方面", "類別", "项", "項目", "カテゴリ", "対象", "課題", "領域", "機能", "항목", "문제", "영역", "기능"];

    private static readonly string[] SummaryWords = [" count ", " total ", " score ", " percentage ", " number ", " weight ", " anzahl ", " sayi ", " nombre ", " cantidad ", " quantidade ", " количество ", "数量", "得分", "件数", "개수"];

    private static readonly string[] CountWords = [" count ", " number ", " total ", " anzahl ", " nombre ", "件数", "数量", "개수"];

    private static readonly FrozenSet<string> States = new[]
    {
        " done ", " ready ", " implemented ", " met ", " pass ", " passed ", " answer ", " rag ", " compliant ", " in place ", " exists ", " yes no ", " y n ", " ok ", " completed ", " pass fail ", " available ",
        " ✓ ", " progress ", " erfüllt ", " umgesetzt ", " vorhanden ", " ampel ", " antwort ", " réponse ", " conforme ", " respuesta ", " cumple ", " resposta ", " atende ", " risposta ", " antwoord ", " ответ ", " готово ",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A subject and at least one column that says how it stands or what it needs; counts make it a summary.</summary>
    public bool IsGapTable => !IsSummary && !Describes && Fields.Where((_, index) => index != Subject).Any(IsTelling);

    /// <summary>"Aspect | State" describes one thing from several sides.</summary>
    public bool Describes { get; init; }

    public int? Status => Index(FieldKind.Status) ?? Index(FieldKind.Current);

    /// <summary>The columns of a table, the naming one chosen by what stands in it.</summary>
    public static TableColumns? Of(TableBlock table) => Read(table.Header) is { } columns ? Named(table, columns) : null;

    public static TableColumns? Read(IReadOnlyList<TextLine> header)
    {
        var words = header.Select(cell => Words.Of(cell.Text)).ToList();
        var number = words.FindIndex(cell => cell is " id " or " no " or " nr " or " " or " ref " or " key " or " issue key " or " ticket " or " code " or " gap id " or " n " or " n° " or " № " or " num " or " finding id " or " 番号 " or " 번호 " or " 编号 " or " 序号 " || cell.Trim().Length == 0);
        var subject = SubjectIndex(words, number);
        if (subject < 0)
        {
            return null;
        }

        var isSummary = words.Exists(cell => SummaryWords.Any(word => cell.Contains(word, StringComparison.Ordinal))) || header.Any(cell => cell.Text.Contains('%', StringComparison.Ordinal));
        var fields = header.Select(FieldOf).ToList();
        // "Component | Count | Status" counts what there is and still says how it stands; "Severity | Count" is a summary.
        isSummary &= !(fields.Contains(FieldKind.Status) && CountWords.Any(word => words.Contains(word)) && fields[subject] == FieldKind.None);
        return new TableColumns(subject, number < 0 ? null : number, fields, isSummary) { Describes = words[subject] is " aspect " or " attribute " or " property " or " field " or " " };
    }

    /// <summary>Words that name a state above a column, where a heading of theirs would be a section.</summary>
    private static FieldKind FieldOf(TextLine cell)
    {
        var field = KeyLine.FieldOf(cell.Text);
        return field == FieldKind.None && States.Contains(Words.Of(cell.Text)) ? FieldKind.Status : field;
    }

    /// <summary>Under "Check | State | Gap" the column "Gap" may only say yes or no: then the first column names the gaps.</summary>
    private static TableColumns Named(TableBlock table, TableColumns columns)
    {
        var first = Enumerable.Range(0, table.Header.Count).FirstOrDefault(index => index != columns.Number, columns.Subject);
        var cells = table.Rows.Where(row => columns.Subject < row.Count).Select(row => row[columns.Subject].Text).ToList();
        var words = cells.Count(cell => StatusWords.ReadWhole(cell) is not null || PriorityWords.ReadWhole(cell) is not null || cell.Length < 3);
        return first != columns.Subject && columns.Fields[first] == FieldKind.None && cells.Count > 2 && (words * 2 >= cells.Count || cells.Distinct(StringComparer.OrdinalIgnoreCase).Count() * 2 <= cells.Count)
            ? columns with { Subject = first }
            : columns;
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
        return unspaced >= 0 ? unspaced : Unnamed(words, number);
    }

    /// <summary>"Control Area" is an area, "Common Control ID" names nothing; otherwise the first column does.</summary>
    private static int Unnamed(List<string> words, int number)
    {
        var area = words.FindIndex(cell => cell.AsSpan(1).Contains(' ') && cell.TrimEnd().Contains(' ') && SubjectWords.Any(subject => cell.EndsWith(subject, StringComparison.Ordinal)));
        var ids = words.FindIndex(cell => cell.EndsWith(" id ", StringComparison.Ordinal)) >= 0;
        return ids && area >= 0 ? area : Enumerable.Range(0, words.Count).FirstOrDefault(index => index != number && !words[index].EndsWith(" id ", StringComparison.Ordinal), -1);
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
