using System.Text.RegularExpressions;

namespace Gapless.Collectors.Documents.Vocabulary;

/// <summary>How long something takes (<c>2-3 hours</c>) and when it is due (<c>Week 1-2</c>).</summary>
internal static partial class Durations
{
    public static bool Contains(string text) => Duration().IsMatch(text);

    public static bool IsPeriod(string text) => Period().IsMatch(text);

    [GeneratedRegex(
        @"\b[0-9]{1,4}(?:[.,][0-9]{1,2})?\+?(?:\s*(?:-|–|—|to|bis|~)\s*[0-9]{1,4}(?:[.,][0-9]{1,2})?)?\+?\s*-?(?:(?:working |business |person |dev |man )?"
        + @"(?:minutes?|mins?|min|hours?|hrs?|hr|h|days?|d|weeks?|wks?|wk|w|months?|mo|quarters?|sprints?|sessions?|stunden?|tage?n?|wochen?|monate?n?|"
        + @"saat|gün|hafta|ay|dakika|horas?|días?|semanas?|meses|mes|heures?|jours?|semaines?|mois|pt|personentage?|arbeitstage?|dias?|giorn[oi]|settiman[ae]|or[ae]|mes[ei]|minuti|dag(?:en)?|weken|uur|uren|maand(?:en)?|dni|dzień|tygodni[ae]?|tydzień|godzin[ay]?|miesi[ąę]c[ae]?|miesięcy|дн(?:я|ей)|день|недел[яиюь]|недель|час(?:а|ов)?|месяц(?:а|ев)?|минут[ыа]?|тижн(?:і|ів)|тиждень|дні[вя]?|годин[аи]?|місяц(?:і|ів)|týdn[yůe]|týden|dn[yůí]|hodin[ya]?|veck(?:a|or)|dagar|timmar|månad(?:er)?|uger?|dage|timer|tuần|ngày|giờ|tháng|minggu|hari|jam|bulan|أسابيع|أسبوع|أيام|يوم|ساعات|ساعة|شهر|أشهر)\b|个?(?:小时|天|周|月|分钟|工作日)|週間|日間?|時間|ヶ月|か月|人日|주|일|시간|개월|분)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Duration();

    [GeneratedRegex(
        @"^\W*(?:weeks?|days?|months?|quarters?|sprints?|q|woche|hafta|第)\s*[0-9]{1,3}(?:\s*(?:-|–|—|to|&|and)\s*(?:week|day|month)?\s*[0-9]{1,3})?\W*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Period();
}
