using System.Globalization;

namespace Gapless.Readiness.Checks.Delivery;

/// <summary>Until when vendors mend what they made, from their lifecycle pages. Beyond the newest row nothing is known.</summary>
internal static class SupportEnds
{
    /// <summary>When the table was last compared with the pages of the vendors.</summary>
    public static readonly DateOnly TableDate = new(2026, 11, 1);

    /// <summary>An older table says nothing.</summary>
    public const int TableHoldsDays = 120;

    // Product, then release and end of support; releases before the first row have ended before.
    private const string Table = """
        Node.js|16 2023-09-11|17 2022-06-01|18 2025-04-30|19 2023-06-01|20 2026-04-30|21 2024-06-01|22 2027-04-30|23 2025-06-01|24 2028-04-30|25 2026-06-01|26 2029-04-30
        .NET|5.0 2022-05-10|6.0 2024-11-12|7.0 2024-05-14|8.0 2026-11-10|9.0 2026-11-10|10.0 2028-11-14
        .NET Framework|4.0 2016-01-12|4.5 2016-01-12|4.6 2022-04-26|4.7 2099-12-31|4.8 2099-12-31
        Python|2.7 2020-01-01|3.6 2021-12-23|3.7 2023-06-27|3.8 2024-10-07|3.9 2025-10-31|3.10 2026-10-31|3.11 2027-10-31|3.12 2028-10-31|3.13 2029-10-31|3.14 2030-10-31
        Go|1.22 2025-02-11|1.23 2025-08-12|1.24 2026-02-11|1.25 2026-08-11|1.26 2027-02-10|1.27 2027-08-10
        Java|8 2030-12-31|9 2018-03-20|10 2018-09-25|11 2027-10-31|12 2019-09-17|13 2020-03-17|14 2020-09-16|15 2021-03-16|16 2021-09-14|17 2027-10-31|18 2022-09-20|19 2023-03-21|20 2023-09-19|21 2029-12-31|22 2024-09-17|23 2025-03-18|24 2025-09-16|25 2031-09-30
        PHP|7.4 2022-11-28|8.0 2023-11-26|8.1 2025-12-31|8.2 2026-12-31|8.3 2027-12-31|8.4 2028-12-31|8.5 2029-12-31
        Ruby|2.7 2023-03-31|3.0 2024-04-23|3.1 2025-03-26|3.2 2026-03-31|3.3 2027-03-31|3.4 2028-03-31|4.0 2029-03-31
        Django|3.2 2024-04-01|4.0 2023-04-01|4.1 2023-12-01|4.2 2026-04-07|5.0 2025-04-02|5.1 2025-12-03|5.2 2028-04-30|6.0 2027-04-30|6.1 2027-12-31
        Rails|6.0 2023-06-01|6.1 2024-10-01|7.0 2025-04-01|7.1 2025-10-01|7.2 2026-08-09|8.0 2026-11-07|8.1 2027-10-10
        Laravel|8 2023-01-24|9 2024-02-06|10 2025-02-04|11 2026-03-12|12 2027-02-24|13 2028-03-17
        Spring Boot|2.7 2023-06-30|3.0 2023-12-31|3.1 2024-06-30|3.2 2024-12-31|3.3 2025-06-30|3.4 2025-12-31|3.5 2026-06-30|4.0 2026-12-31
        Angular|16 2024-11-08|17 2025-05-15|18 2025-11-21|19 2026-05-19|20 2026-11-28|21 2027-05-19
        AngularJS|1 2021-12-31
        Vue|2 2023-12-31|3 2099-12-31
        PostgreSQL|11 2023-11-09|12 2024-11-21|13 2025-11-13|14 2026-11-12|15 2027-11-11|16 2028-11-09|17 2029-11-08|18 2030-11-14
        MySQL|5.7 2023-10-31|8.0 2026-04-30|8.4 2032-04-30
        MariaDB|10.4 2024-06-18|10.5 2025-06-24|10.6 2026-07-06|10.11 2028-02-16|11.4 2029-05-29|11.8 2028-06-04
        MongoDB|4.4 2024-02-29|5.0 2024-10-31|6.0 2025-07-31|7.0 2027-08-31|8.0 2029-10-31
        Redis|5 2022-04-27|6 2025-02-28
        Debian|8 2020-06-30|9 2022-06-30|10 2024-06-30|11 2026-08-31|12 2028-06-30|13 2030-06-30
        Ubuntu|16.04 2021-04-30|18.04 2023-05-31|20.04 2025-05-31|22.04 2027-06-01|24.04 2029-05-31|26.04 2031-05-31
        Alpine|3.16 2024-05-23|3.17 2024-11-22|3.18 2025-05-09|3.19 2025-11-01|3.20 2026-04-01|3.21 2026-11-01|3.22 2027-05-01|3.23 2027-11-01
        CentOS|7 2024-06-30|8 2021-12-31
        """;

    private static readonly string[] NamedByOne = ["Node.js", "Java", "Laravel", "Angular", "AngularJS", "Vue", "PostgreSQL", "Redis", "Debian", "CentOS"];

    private static readonly ImmutableDictionary<string, ImmutableSortedDictionary<int, DateOnly>> Rows = Table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('|'))
        .ToImmutableDictionary(row => row[0], row => row.Skip(1).Select(cell => cell.Split(' ')).ToImmutableSortedDictionary(cell => Key(row[0], cell[0])!.Value, cell => DateOnly.ParseExact(cell[1], "yyyy-MM-dd", CultureInfo.InvariantCulture)), StringComparer.Ordinal);

    /// <summary>The last day of support; null where the table does not know the release. Releases are named as the vendor counts them: 20, 3.12, 8.0.</summary>
    public static DateOnly? Of(string product, string version) => !Rows.TryGetValue(product, out var rows) || Key(product, version) is not { } key ? null
        : rows.TryGetValue(key, out var end) ? end
        : key < rows.Keys.First() ? rows.Values.First()
        : null;

    /// <summary>How many numbers name a release: one for Node.js, two for Python.</summary>
    public static int PartsOf(string product) => NamedByOne.Contains(product, StringComparer.Ordinal) ? 1 : 2;

    // 18.17.0 belongs to 18, 3.12.4 to 3.12; a version of fewer numbers names no release.
    private static int? Key(string product, string version)
    {
        var numbers = version.Split('.').TakeWhile(part => part.Length is > 0 and < 5 && part.All(char.IsAsciiDigit)).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return numbers.Length < PartsOf(product) ? null : (numbers[0] * 10_000) + (PartsOf(product) == 1 ? 0 : numbers[1]);
    }
}
