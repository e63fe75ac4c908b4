namespace Gapless.Readiness.Checks.Security;

public sealed class SecurityWasAudited : Check
{
    public override CheckInfo Info { get; } = new("security.audit", Category.Security, Priority.Medium, "An independent security test was done and its findings closed")
    {
        Why = "Whoever built a system tests what they thought of; somebody from outside finds the rest before an attacker does.",
        Remedy = "Have somebody independent test the production targets before the launch and once a year, and close what is critical or high.",
        Effort = Effort.Large,
        Methods = [Method.Attestation],
        References = ["Azure Well-Architected SE:11", "GDPR Art. 32(1)(d)", "Mercari production readiness: security review"],
        AppliesWhen = Condition.All(Fact.Service),
    };

    public override AttestationForm Attestation { get; } = new(
        "Somebody independent tested the security of the production targets, and no critical or high finding is open.",
        ["kind (penetration test, code audit, bug bounty)", "scope", "tester", "independent", "date", "findings by severity, open and closed", "hash of the report", "next date"],
        365);
}
