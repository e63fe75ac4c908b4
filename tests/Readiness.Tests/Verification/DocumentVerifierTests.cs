using Gapless.Readiness.Documents;
using Gapless.Readiness.Verification;

namespace Gapless.Readiness.Tests.Verification;

public sealed class DocumentVerifierTests
{
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void AFeatureIsListed_ButIsNoStatementToProve(bool isFeature, int statements)
    {
        var gap = new DocumentedGap { Title = "AI tutor", Section = "Missing", Line = 3, IsFeature = isFeature };
        var document = new GapDocument { File = "gaps.md", ContentHash = "", Encoding = "utf-8", Gaps = [gap] };

        var verified = DocumentVerifier.Verify(document, []);

        Assert.Equal(gap, Assert.Single(verified.Gaps).Gap);
        Assert.Equal(statements, verified.Statements.Length);
    }
}
