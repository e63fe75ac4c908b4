using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Governance;

public sealed partial class PeopleAreForgotten : Check
{
    private static readonly Idiom Erase = Phrases.Idiom(
        "privacy.erasure/erase",
        Language.Code,
        """\bdelete_?(my_?)?[aA]ccount\b""", """\bDelete(My)?Account\w*""", """\bdeleteAccount\w*""", """\bdestroy_?[aA]ccount\b""", """\bdelete_user(_me)?\b""", """\bDeleteUser(Async|Command|Handler)?\b""", """\bdeleteUser(ById|Account)?\b""", """\bErase(User|PersonalData|Account)\w*""", """\berase_?(user|personal)\w*""", """\banonymi[sz]e_?(user|account|customer)\w*""", """\b[aA]nonymi[sz]e(User|Account|Customer)\w*""", """\bforget_?[mM]e\b""", """\bDeletePersonalData\b""", """\.delete\(\s*['"`]/?(api/)?(users?|account|me|profile)(/me|/:id)?['"`]""", """['"`]/account/delete\b""", """\bUserPurgeJob\b""", """\bPurgeUser\w*""", """\bpurge_user\w*""", """\bdelete_current_user\b""", """@Delete\(\s*['"](me|account)['"]""", """\bhard_?[dD]elete_?[uU]ser""", """\buser\.delete\(\)""", """\bcurrent_user\.destroy""", """@user\.destroy""", """\$user->(force)?[dD]elete\(\)""") with
    { Accept = match => !Aside().IsMatch(match.Path) && !Leaves().IsMatch(match.LineText) && !Group().IsMatch(match.Path) && !IsText(match) };

    private static readonly Idiom Soft = Phrases.Idiom("privacy.erasure/soft", Language.Code, """\bdeleted_?[aA]t\s*[:=]\s*(new Date|sql|now|Time|DateTime|datetime|timezone)""", """\bis_?[dD]eleted\s*[:=]\s*[tT]rue""", """\bIsDeleted\s*=\s*true""", """\bdeactivate\w*\(""", """\bis_?[aA]ctive\s*[:=]\s*[fF]alse""") with { Accept = match => User().IsMatch(match.Path) };

    private static readonly Idiom Everywhere = Phrases.Idiom("privacy.erasure/everywhere", [.. Language.Code, Language.Sql, Language.Text], """\bonDelete:\s*['"]?[cC]ascade""", """\bON DELETE CASCADE\b""", """\bon delete cascade\b""", """on_delete=models\.CASCADE""", """\bondelete=['"]CASCADE""", """\bDeleteBehavior\.Cascade\b""", """ReferentialAction\.Cascade""", """\bcascade="all""", """cascade_delete=True""", """\bdependent: :(destroy|delete_all)""", """cascadeOnDelete\(\)""", """->onDelete\(\s*['"]cascade""", """CascadeType\.(ALL|REMOVE)""", """on_delete: :delete_all""", """\banonymi[sz]e\w*\(""", """Anonymi[sz]e\w*\(""") with { LimitPerFile = 5, Accept = match => (match.Language is Language.CSharp && !Migration().IsMatch(match.Path) && Model().IsMatch(match.Path)) || (!Aside().IsMatch(match.Path) && (Account().IsMatch(match.LineText) || Owner().IsMatch(match.LineText) || User().IsMatch(match.Path) || match.Path.EndsWith(".prisma", StringComparison.Ordinal))) || (Migration().IsMatch(match.Path) && (Account().IsMatch(match.LineText) || Owner().IsMatch(match.LineText))) };

    // One statement for each table: client.session.deleteMany({ where: { userId } })
    private static readonly Idiom Each = Phrases.Idiom("privacy.erasure/each", Language.Code, """\.deleteMany\(""", """\bDELETE FROM \w+ WHERE user""", """\.delete_all\b""", """ExecuteDeleteAsync\(""") with { Accept = match => User().IsMatch(match.Path) };

    // user.softDelete(): a mark under another name
    private static readonly Idiom Marked = Phrases.Idiom("privacy.erasure/marked", Language.Code, """\bsoftDelete\w*\(""", """\bsoftRemove\w*\(""") with { Accept = match => User().IsMatch(match.Path) };

    private static readonly Idiom AtProcessors = Phrases.Idiom("privacy.erasure/processors", Language.Code, """customers?\.(del|delete|cancel)\(""", """Customer\.delete\(""", """CustomerService\(\)[^\n]{0,40}Delete""", """subscriptions?\.(del|cancel|delete)\(""", """clerkClient[^\n]{0,40}deleteUser\(""", """users\.deleteUser\(""", """auth\.admin\.deleteUser\(""", """auth\(\)\.deleteUser\(""", """contacts\.(delete|remove|archive)\(""", """DeleteObjects?Command\(""", """\.delete_objects?\(""", """DeleteBlobIfExistsAsync\(""", """cancel_subscription\w*\(""", """purge_later\b""", """\.CancelAsync\(""");

    private static readonly Idiom Tested = Phrases.Idiom("privacy.erasure/tested", Language.Code, """[dD]elete""", """[eE]rase""", """[aA]nonymi""", """[pP]urge""", """[dD]estroy""") with { In = PathClasses.Test, LimitPerFile = 1, Accept = match => (ErasesPerson().IsMatch(match.LineText) && Called().IsMatch(match.LineText)) || (User().IsMatch(match.Path[(match.Path.LastIndexOf('/') + 1)..]) && !Leaves().IsMatch(match.LineText) && Case().IsMatch(match.LineText)) };

    public override CheckInfo Info { get; } = new("privacy.erasure", Category.Governance, Priority.High, "People can have their data erased everywhere it lives")
    {
        Why = "Whoever asks to be forgotten must be, in every table, file and service; what one place keeps is found in the next leak.",
        Remedy = "Write one erasure that goes through a list of all tables and services with personal data, record that it ran, and let a test fail when a new table is not listed.",
        Effort = Effort.Large,
        Methods = [Method.Repository, Method.Attestation],
        References = ["GDPR Art. 12(3), 17, 19", "OWASP ASVS 5.0 14.2.7"],
        AppliesWhen = Condition.All(Fact.PersonalData, Fact.Users),
    };

    public override ImmutableArray<Idiom> Idioms => [Erase, Soft, Everywhere, Each, Marked, AtProcessors, Tested];

    public override AttestationForm Attestation { get; } =
        new("People are erased everywhere within a month of asking, apart from what the law makes us keep.", ["procedure", "stores and services", "what is kept and why", "date it was last done", "link"], 180);

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        // What the server does comes before the button that asks for it.
        if (repository.HitsOf(Erase).OrderBy(hit => Browser().IsMatch(hit.Path)).FirstOrDefault() is not { } erase)
        {
            return [repository.FirstOf(null, Soft) is { } soft
                ? Verdict.Partial(Verdict.WholeSystem, "People are marked as gone, and their data stays.", Evidence.Strong("a mark", soft.Location))
                : Verdict.Fail(Verdict.WholeSystem, "Nothing erases a person's data.", repository.Facts.Why(Fact.PersonalData) is { } why ? [why] : [Evidence.Strong("no erasure found")])];
        }

        var holders = Processors.Of(repository).Where(one => one.Name is "Stripe" or "Clerk" or "Auth0" or "Firebase" or "Supabase" or "HubSpot" or "Intercom" or "Cloudinary").ToList();
        var (everywhere, processors, tested) = (repository.FirstOf(null, Everywhere) ?? OneByOne(repository), repository.FirstOf(null, AtProcessors), repository.FirstOf(null, Tested));
        var missing = new[]
        {
            repository.FirstOf(null, Marked) is not null && everywhere is null ? "more than a mark" : null,
            everywhere is null ? "that it reaches every table" : null,
            holders.Count > 0 && processors is null ? $"that it reaches {string.Join(", ", holders.Select(one => one.Name))}" : null,
            tested is null ? "a test of it" : null,
        }.OfType<string>().ToList();
        var evidence = new[] { (erase, "an erasure"), (everywhere, "reaches other tables"), (processors, "reaches services"), (tested, "tested") }.Where(one => one.Item1 is not null).Select(one => Evidence.Strong(one.Item2, one.Item1!.Location)).Concat(processors is null ? holders.Take(3).Select(one => one.Evidence) : []);
        return [missing.Count == 0
            ? Verdict.Pass(Verdict.WholeSystem, "An account is erased with everything that hangs on it, and a test looks after that.", evidence)
            : Verdict.Partial(Verdict.WholeSystem, $"Accounts can be erased, but there is no sign of {string.Join(", nor ", missing)}.", evidence)];
    }

    [GeneratedRegex("""(^|/)(scripts?|tools?|vendor|seeds?|migrations?|dev|alembic|code-generation)/|locale|i18n|lang/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Aside();

    private const int Several = 3;

    private static IdiomHit? OneByOne(RepositoryFacts repository) =>
        repository.HitsOf(Each).GroupBy(hit => hit.Path, StringComparer.Ordinal).FirstOrDefault(file => file.Count() >= Several)?.First();

    // Label("delete_user") names a button.
    private static bool IsText(IdiomMatch match) => Label().IsMatch(match.LineText);

    [GeneratedRegex("""(trans|__|\bt|i18n\w*|_|gettext|label|title|message)\s*[(:=][^\n]{0,20}['"][^'"\n]*(delete|erase|anonymi)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Label();

    // it('deletes', …)   def test_delete   TestDelete(   client.delete(
    [GeneratedRegex("""\b(it|test|describe|specify|scenario|context)\b\s*\(?\s*['"`]|\b(def|func|function|void|Task|fn)\s+\w|\.(delete|Delete\w*)\(""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Case();

    // "Permissions.Users.Delete" is a name, not a call
    [GeneratedRegex("""\(|\bdef\b|DELETE""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Called();

    [GeneratedRegex("""context|configuration|model|entit""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Model();

    // Who leaves a group, a room or a list stays a person of the system.
    [GeneratedRegex("""(group|team|room|channel|workspace|project|board|list|chat|meeting|course|class|party|household|organi[sz]ation|tenant|role|permission)s?[_.-]?(id|users?|members?)|delete_?account_?(provider|link|token|session)|delete_?user_?(from|role|group|permission|token|session)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Leaves();

    [GeneratedRegex("""(group|team|room|channel|member|invite)[^/]*\.\w+$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Group();

    [GeneratedRegex("""\.(tsx|jsx|vue|svelte)$|(^|/)(frontend|client|components|composables|hooks|assets|wwwroot|public)/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Browser();

    [GeneratedRegex("""owner|author|created_?by|customer|person|profile|member""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Owner();

    [GeneratedRegex("""migrat|alembic|schema|versions/""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Migration();

    // deleteAccount(user.id)   test_delete_user   DELETE /users/me
    [GeneratedRegex("""(delet|eras|anonymi[sz]|purg|destroy)\w{0,4}[\s_./(-]{0,2}['"`]?[\s_./-]{0,2}(my|own|the|an?|current|api|v\d)?[\s_./-]{0,3}(user|account|profile|person|customer|me\b)|(user|account|profile|customer)s?[\W_]{0,3}\w{0,12}[\W_]{0,3}(delet|eras|anonymi[sz]|purg|destroy)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ErasesPerson();

    [GeneratedRegex("""user|account|profile|customer|member|person""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex User();

    [GeneratedRegex("""account|user|personal|profile|\bme\b""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Account();
}
