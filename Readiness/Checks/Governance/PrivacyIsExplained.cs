using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Governance;

public sealed partial class PrivacyIsExplained : Check
{
    private const int Shortest = 1500;
    private const int Enough = 5;
    private const int Some = 3;

    // What a page on privacy has to name (GDPR Art. 13).
    private static readonly (string Name, Regex Word)[] Groups =
    [
        ("who is responsible", Controller()), ("purposes", Purposes()), ("legal basis", Basis()), ("recipients", Recipients()), ("retention", Retention()), ("rights", Rights()), ("the right to complain", Complaint()),
    ];

    public override CheckInfo Info { get; } = new("privacy.policy", Category.Governance, Priority.High, "Privacy policy and terms are published and reachable")
    {
        Why = "People have a right to know what happens to their data before they give it; a sign-up without that is unlawful where they live.",
        Remedy = "Publish both pages, link them in the footer and where people sign up, and name who is responsible, why, on which basis, for how long and what people may ask for.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Repository, Method.Attestation],
        References = ["GDPR Art. 12, 13, 14"],
        AppliesWhen = Condition.All(Fact.PersonalData, Fact.WebTarget).Or(Condition.All(Fact.PersonalData, Fact.Frontend)),
    };

    public override ImmutableArray<ProbeRequest> Requests => [.. LegalPages.Privacy, .. LegalPages.Terms];

    public override AttestationForm Attestation { get; } =
        new("The privacy policy and the terms were read by somebody who knows the law, and they say what this system does.", ["date of the review", "reviewer", "version or hash", "link"], 365);

    public override IEnumerable<ProbeRequest> FollowUps(TargetFacts target) => LegalPages.Linked(target, LegalPages.PrivacyWords).Concat(LegalPages.Linked(target, LegalPages.TermsWords));

    public override IEnumerable<Verdict> Live(TargetFacts target)
    {
        var privacy = Find(target, LegalPages.Linked(target, LegalPages.PrivacyWords).Concat(LegalPages.Privacy));
        if (privacy is null)
        {
            return [target.WhyUnknown(target.Home.Final) ?? (LegalPages.Privacy.Any(request => target.Answer(request).IsAnswered) ? null : target.WhyUnknown(target.Answer(LegalPages.Privacy[0]))) ?? Verdict.Fail(target.Name, "No page on privacy is linked or lies where such pages lie.", target.Home.Final.Seen("no page on privacy", "content-type"))];
        }

        var terms = Find(target, LegalPages.Linked(target, LegalPages.TermsWords).Concat(LegalPages.Terms));
        var text = LegalPages.TextOf(privacy);
        var named = Groups.Where(group => group.Word.IsMatch(text)).Select(group => group.Name).ToList();
        var seen = new[] { privacy.Seen($"names {string.Join(", ", named)}", "content-type"), terms?.Seen("terms", "content-type") }.OfType<Evidence>();
        return [Placeholder().IsMatch(text) ? Verdict.Partial(target.Name, "The page on privacy still holds placeholders.", seen)
            : named.Count < Some ? Verdict.Fail(target.Name, $"The page on privacy says next to nothing: {(named.Count == 0 ? "none of what it has to name" : $"only {string.Join(", ", named)}")}.", seen)
            : named.Count < Enough ? Verdict.Partial(target.Name, $"The page on privacy does not name {string.Join(", ", Groups.Select(group => group.Name).Except(named, StringComparer.Ordinal))}.", seen)
            : terms is null ? Verdict.Partial(target.Name, "There is a page on privacy, but none with terms.", seen)
            : Verdict.Pass(target.Name, $"Privacy and terms are published; the page on privacy names {named.Count} of {Groups.Length} things that it has to.", seen)];
    }

    /// <summary>A page in the repository may not be reachable: it is half of it until it was seen.</summary>
    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var pages = repository.Files.Where(file => file.Class is PathClasses.Production or PathClasses.Documentation && !Code().IsMatch(file.Path)).ToList();
        var (privacy, terms) = (pages.Find(file => PrivacyFile().IsMatch(file.Path)), pages.Find(file => TermsFile().IsMatch(file.Path)));
        var evidence = new[] { privacy, terms }.OfType<FileFact>().Select(file => Evidence.Certain("a page", new(file.Path, 0)));
        return [(privacy, terms) switch
        {
            ({ }, { }) => Verdict.Partial(Verdict.WholeSystem, "There are pages on privacy and terms; that people reach them was not seen.", evidence),
            ({ }, null) => Verdict.Partial(Verdict.WholeSystem, "There is a page on privacy, but none with terms.", evidence),
            (null, { }) => Verdict.Fail(Verdict.WholeSystem, "There are terms, but no page on privacy.", evidence),
            _ => Verdict.Fail(Verdict.WholeSystem, "Personal data is kept, and there is no page on privacy.", repository.Facts.Why(Fact.PersonalData) is { } why ? [why] : [Evidence.Strong("no page on privacy")]),
        }];
    }

    private static Answer? Find(TargetFacts target, IEnumerable<ProbeRequest> requests) => requests.Select(request => target.Answer(request).Final)
        .FirstOrDefault(answer => target.Exists(answer) && ((answer.IsHtml && LegalPages.TextOf(answer).Length >= Shortest) || answer.MediaType is "application/pdf"));

    [GeneratedRegex("""controller|contact us|data protection officer|verantwortlich|responsable|contact:|e-?mail""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Controller();

    [GeneratedRegex("""purpose|why we|how we use|in order to|zweck|finalit""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Purposes();

    [GeneratedRegex("""legal basis|lawful|legitimate interest|consent|contract|rechtsgrundlage|base l""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Basis();

    [GeneratedRegex("""recipient|third part|processor|service provider|share your|empfänger|destinatair""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Recipients();

    [GeneratedRegex("""retain|retention|how long|keep your|stored for|speicherdauer|aufbewahr|conserv""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Retention();

    [GeneratedRegex("""right to|your rights|access your|erasure|delete your|auskunft|löschung|vos droits""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Rights();

    [GeneratedRegex("""complain|supervisory|data protection authority|beschwerde|réclamation|cnil""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Complaint();

    [GeneratedRegex("""\[(Your )?Company( Name)?\]|lorem ipsum|\[insert|\bTODO\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();

    [GeneratedRegex("""(^|/)[\w()-]*(privacy([-_]?(policy|statement|notice))?|datenschutz|gizlilik)[\w()-]*(/(page|index|\+page)\.\w+|\.(tsx|jsx|vue|svelte|html|cshtml|razor|erb|blade\.php|md|mdx|astro|ejs|heex|twig|pdf))$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PrivacyFile();

    [GeneratedRegex("""(^|/)[\w()-]*(terms([-_]?(of[-_]?(service|use)|and[-_]?conditions))?|\btos|agb|imprint)[\w()-]*(/(page|index|\+page)\.\w+|\.(tsx|jsx|vue|svelte|html|cshtml|razor|erb|blade\.php|md|mdx|astro|ejs|heex|twig|pdf))$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TermsFile();

    // A switch for privacy settings is no page on privacy.
    [GeneratedRegex("""settings?|toggle|modal|dialog|icon|button|select|badge|checkbox|banner|migrations?/|\.github/|node_modules""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}
