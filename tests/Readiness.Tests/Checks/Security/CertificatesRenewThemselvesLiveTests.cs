using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Security;
using Gapless.Readiness.Repositories;
using Gapless.Readiness.Targets;
using Gapless.Readiness.Tests.Healthy;
using static Gapless.Readiness.Tests.Healthy.Judged;

namespace Gapless.Readiness.Tests.Checks.Security;

public sealed class CertificatesRenewThemselvesLiveTests
{
    private static readonly CertificatesRenewThemselves Check = new();

    [Theory]
    [InlineData("CN=R11, O=Let's Encrypt, C=US", 90, 60, Outcome.Partial)]
    [InlineData("CN=R11, O=Let's Encrypt, C=US", 90, 17, Outcome.Fail)]
    [InlineData("CN=WR1, O=Google Trust Services, C=US", 90, 60, Outcome.Partial)]
    [InlineData("CN=Example CA", 365, 200, Outcome.Fail)]
    [InlineData("CN=Example CA", 90, 60, Outcome.Unknown)]
    public void JudgesTheIssuer(string issuer, int lifetime, int left, Outcome expected) => Ends(expected, Check.Live(With(issuer, lifetime, left)));

    [Fact]
    public void LeavesItToTheCode_WhenThatWasRead() => IsUnknown(Check, With("CN=R11, O=Let's Encrypt, C=US", 90, 60).WithFacts(Fact.Manifest), UnknownReason.Never);

    [Fact]
    public void DoesNotApply_WhenTheTargetIsPlainHttp() => DoesNotApply(Check, Healthy.Targets.Healthy with { Tls = null });

    private static TargetFacts With(string issuer, int lifetime, int left) =>
        Healthy.Targets.Healthy.WithLeaf(leaf => leaf with { Issuer = issuer, NotBefore = Healthy.Targets.Now.AddDays(left - lifetime), NotAfter = Healthy.Targets.Now.AddDays(left) });
}
