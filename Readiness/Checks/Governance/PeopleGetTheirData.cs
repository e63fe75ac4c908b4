using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Governance;

public sealed partial class PeopleGetTheirData : Check
{
    // /me/export   exportUserData(   GDPR   takeout   /account/data
    private static readonly Idiom Export = Phrases.Idiom(
        "privacy.export/export",
        [.. Language.Code],
        """['"`/](me|account|profile|user|users/me|privacy|gdpr)/(data-?)?export\b""", """data-?export['"`/]""", """/export-(my-)?data\b""", """/download-(my-)?data\b""", """/gdpr/""", """\bexport_?(my_?)?(user|personal|account)_?[dD]ata\b""", """\bexport(User|Personal|Account|My)Data\b""", """\bExport(User|Personal|Account|My)Data\b""", """\bDownloadPersonalData\b""", """\bGetPersonalData\b""", """\bPersonalDataExport\w*""", """\bUserDataExport\w*""", """\bFamilyDataExport\w*""", """\bDataExport(Job|Service|Controller|er)\b""", """\bDataExporter\b""", """\bdata_exports?\b""", """\bdownload_my_data\b""", """\btakeout\b""", """\bsubject_?[aA]ccess_?[rR]equest""", """\bSubjectAccessRequest""", """\bpersonal_data_export\b""", """\bgdpr_?export\b""", """\bgdprExport\b""", """\bexport(My)?Account\b""", """\bexport_(my_)?account\b""", """\bexportData\b""") with
    { Accept = match => !Business().IsMatch(match.LineText) && !Aside().IsMatch(match.Path) && (match.Text is not "exportData" || OfAccount().IsMatch(match.Path)) };

    private static readonly Idiom Reads = Phrases.Idiom(
        "privacy.export/reads",
        Language.Code,
        """\bprisma\.(?<value>\w+)\.find""", """\bdb\.(query\.)?(?<value>\w+)\.find""", """\.from\(\s*['"]?(?<value>\w+)""", """\b_?(context|db|dbContext)\.(?<value>[A-Z]\w+)\s*\.Where\(""", """\b_?(context|db|dbContext)\.(?<value>[A-Z]\w+)\s*\.AsNoTracking\(""", """\bselect\((?<value>[A-Z]\w+)""", """\bquery\((?<value>[A-Z]\w+)\)""", """\b(?<value>[A-Z]\w+)\.objects\.filter\(""", """\b(?<value>[A-Z]\w+)\.where\(""", """\b(?<value>[A-Z]\w+)::where\(""", """\.(?<value>\w+)\.find_each\b""", """\buser\.(?<value>\w+)\.map\b""", """\bFROM (?<value>\w+)\b""") with
    { LimitPerFile = 20, Accept = match => ExportFile().IsMatch(match.Path) };

    private static readonly Idiom Tested = Phrases.Idiom("privacy.export/tested", Language.Code, """[eE]xport""", """takeout""", """PersonalData""") with { In = PathClasses.Test, LimitPerFile = 1, Accept = match => TestFile().IsMatch(match.Path) || TestFile().IsMatch(match.LineText) };

    public override CheckInfo Info { get; } = new("privacy.export", Category.Governance, Priority.High, "People can get a copy of their data")
    {
        Why = "Whoever asks for a copy of their data has to get it within a month; gathering it by hand from every table takes longer, and forgets some.",
        Remedy = "Gather all records of the person who asks in a background job, hand them over by a link that ends, record it, and test that no table is forgotten.",
        Effort = Effort.Medium,
        Methods = [Method.Repository, Method.Live, Method.Attestation],
        References = ["GDPR Art. 12(3), 15, 20"],
        AppliesWhen = Condition.All(Fact.PersonalData, Fact.Users),
    };

    public override ImmutableArray<Idiom> Idioms => [Export, Reads, Tested];

    public override ImmutableArray<ProbeRequest> Requests => ApiDescription.Requests;

    public override AttestationForm Attestation { get; } =
        new("People get a whole copy of their data within a month of asking.", ["procedure", "what it holds", "date it was last done", "how long it took", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var exports = repository.HitsOf(Export);
        if (exports.IsEmpty)
        {
            return [Verdict.Fail(Verdict.WholeSystem, "Nothing gives people a copy of their data.", repository.Facts.Why(Fact.PersonalData) is { } why ? [why] : [Evidence.Strong("no export found")])];
        }

        var tables = exports.Select(hit => hit.Path).Distinct(StringComparer.Ordinal).SelectMany(path => repository.HitsIn(path, Reads)).Select(hit => hit.Value).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        var tested = repository.FirstOf(null, Tested);
        var evidence = new[] { Evidence.Strong("an export", Telling.Of(exports)!.Location), tested is null ? null : Evidence.Strong("tested", tested.Location) }.OfType<Evidence>();
        return [tables.Count >= 2 && tested is not null
            ? Verdict.Pass(Verdict.WholeSystem, $"People get a copy of their data from {string.Join(", ", tables.Take(6))}.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, tables.Count < 2 ? "There is an export, but that it holds more than one table was not seen." : "There is an export that no test looks after.", evidence)];
    }

    /// <summary>A described operation is there; what it holds is not visible from outside.</summary>
    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        if (ApiDescription.Of(target) is not { } description)
        {
            return [Verdict.Unknown(target.Name, UnknownReason.Never, "No API description is served.")];
        }

        var operation = description.Operations.FirstOrDefault(one => Route().IsMatch(one.Path));
        return [operation is null
            ? Verdict.Unknown(target.Name, UnknownReason.Never, "The description of the API names no export of one's own data.", description.Source.Seen("no export", "content-type"))
            : Verdict.Unknown(target.Name, UnknownReason.Never, $"{operation.Method} {operation.Path} is described; what it holds is not visible.", description.Source.Seen("an export", "content-type"))];
    }

    [GeneratedRegex("""report|order|invoice|csv_?template|transaction|product|workflow|settings|theme|config|dashboard|calendar|audit|log\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Business();

    [GeneratedRegex("""(^|/)(scripts?|tools?|vendor|icons?)/|locale|i18n""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Aside();

    // exportData() of a chart exports a chart.
    [GeneratedRegex("""(^|/)(api|server|controllers?|handlers?|routes?|services?)/([\w\[\].-]+/)*(account|user|profile|privacy|gdpr|me|settings|migration|import-?export)s?[/.]""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfAccount();

    [GeneratedRegex("""export|gdpr|privacy|personal|account|profile|me\b|user""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ExportFile();

    [GeneratedRegex("""(data|account|personal|privacy|gdpr|user|me)\W?_?[eE]xport|[eE]xport\w*(Data|data)|gdpr|privacy""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TestFile();

    [GeneratedRegex("""/(me|account|profile|privacy|gdpr|user)(/[\w{}-]+)*/(data-?)?export|/data-?export|/takeout|/gdpr""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Route();
}
