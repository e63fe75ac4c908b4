namespace Gapless.Readiness.Checks.Identity;

public sealed class AdministratorsAreProtected : Check
{
    private static readonly Idiom Enforced = Phrases.Idiom(
        "auth.privileged-access/enforced",
        [Language.Hcl, Language.Json, Language.Yaml, Language.Bicep],
        """azuread_conditional_access_policy""", """built_in_controls\s*=\s*\[\s*"mfa""", """okta_policy_mfa""", """okta_app_signon_policy_rule""", """aws:MultiFactorAuthPresent""", """google_workspace[^\n]{0,40}two_step""", """two_factor_requirement\s*=\s*true""", """auth0_guardian\b""", """CONFIGURE_TOTP""", """mfa_configuration\s*=\s*"ON""");

    public override CheckInfo Info { get; } = new("auth.privileged-access", Category.Identity, Priority.High, "Administrators use MFA and their rights are reviewed")
    {
        Why = "The account of one administrator opens everything at once; a stolen password must not be enough, and who left must not still have it.",
        Remedy = "Require a second factor by policy for cloud, forge, registry, DNS and database, share no account, and go through the list of administrators every quarter.",
        Effort = Effort.Medium,
        Methods = [Method.Attestation, Method.Repository],
        References = ["OWASP ASVS 5.0 6.3.3, 8.4.2", "Azure Well-Architected SE:05", "AWS Well-Architected SEC02, SEC03"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override ImmutableArray<Idiom> Idioms => [Enforced];

    public override AttestationForm Attestation { get; } = new(
        "Every administrator of this system uses a second factor, no account is shared, and the list of administrators was gone through.",
        ["systems with a second factor enforced", "systems without", "number of administrators", "shared accounts", "date of the last review", "emergency account tested on"],
        90);

    /// <summary>A policy in code is half of it: that the list was gone through only people can say.</summary>
    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) => repository.FirstOf(null, Enforced) is { } policy
        ? [Verdict.Partial(Verdict.WholeSystem, "A policy requires a second factor; who has which rights has to be stated.", Evidence.Strong("second factor", policy.Location))]
        : [];
}
