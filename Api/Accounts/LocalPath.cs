namespace Gapless.Api.Accounts;

/// <summary>Where to go after a form: a path of this installation, or the portfolio. Never elsewhere, whatever was asked for.</summary>
internal static class LocalPath
{
    private const int Longest = 1000;

    // "//host" and "/\host" are other hosts to a browser; it also drops tabs and line ends before it looks.
    public static string Of(string? asked) =>
        asked is { Length: > 0 and <= Longest } && asked[0] == '/' && !asked.AsSpan(1).StartsWith('/') && !asked.Contains('\\') && !asked.Any(char.IsControl) ? asked : "/";
}
