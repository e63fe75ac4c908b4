using System.Text;

namespace Gapless.Api.Accounts;

/// <summary>
/// What people who guess try first, as patterns rather than as a list: one or two words that everybody takes, with digits and signs around; a run over
/// the keyboard; a short thing again and again.
/// </summary>
internal static class CommonPasswords
{
    private const int FewestOwnLetters = 4;
    private const int LongestUnit = 6;
    private const int FewestDifferent = 5;

    private static readonly string[] Runs = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", "qazwsxedcrfvtgb", "1qaz2wsx3edc4rfv"];

    private static readonly string[] Words =
    [
        "administrator", "gapless", "password", "passwort", "passwd", "passphrase", "welcome", "willkommen", "letmein", "iloveyou", "changeme", "qwerty", "qwertz", "azerty", "default", "secret",
        "login", "admin", "manager", "monkey", "dragon", "football", "baseball", "basketball", "sunshine", "princess", "master", "shadow", "superman", "batman", "spiderman", "pokemon",
        "starwars", "trustno", "whatever", "computer", "internet", "samsung", "google", "facebook", "microsoft", "windows", "company", "database", "server", "production", "liverpool",
        "chelsea", "arsenal", "barcelona", "michael", "jordan", "jennifer", "charlie", "summer", "winter", "spring", "autumn", "january", "february", "march", "april", "june", "july",
        "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "hello", "hallo", "test", "user", "guest",
        "root", "temp", "abc", "love", "baby", "angel", "my", "the", "is", "new", "for", "you", "me",
    ];

    /// <param name="password">As it was typed.</param>
    /// <param name="own">What everybody knows of its owner.</param>
    public static bool Holds(string password, IEnumerable<string> own)
    {
        var plain = password.ToLowerInvariant();
        return plain.Distinct().Count() < FewestDifferent || Repeats(plain) || HoldsOneRun(plain) || IsWords(plain, own) || IsWords(Spelled(plain), own);
    }

    private static bool Repeats(string text) =>
        Enumerable.Range(1, LongestUnit).Any(unit => unit * 2 <= text.Length && Enumerable.Range(unit, text.Length - unit).All(at => text[at] == text[at - unit]));

    // Most steps from one character to the next are steps along a row.
    private static bool HoldsOneRun(string text)
    {
        var steps = Enumerable.Range(1, text.Length - 1).Count(at => Runs.Any(run => run.Contains($"{text[at - 1]}{text[at]}", StringComparison.Ordinal) || run.Contains($"{text[at]}{text[at - 1]}", StringComparison.Ordinal)));
        return steps * 4 >= (text.Length - 1) * 3;
    }

    private static bool IsWords(string text, IEnumerable<string> own)
    {
        var known = own.SelectMany(name => name.ToLowerInvariant().Split([' ', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries)).Where(part => part.Length > 2);
        foreach (var word in known.Concat(Words).OrderByDescending(word => word.Length))
        {
            text = text.Replace(word, " ", StringComparison.Ordinal);
        }

        return text.Count(char.IsLetter) < FewestOwnLetters && text.Contains(' ', StringComparison.Ordinal) && text.Count(character => !char.IsWhiteSpace(character)) <= LongestUnit + FewestOwnLetters;
    }

    // P@ssw0rd
    private static string Spelled(string text) => new StringBuilder(text)
        .Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('7', 't').Replace('@', 'a').Replace('$', 's').Replace('!', 'i').ToString();
}
