using Gapless.Readiness.Checks.Governance;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class PrivacyIsExplainedRepositoryTests : CheckTests<PrivacyIsExplained>
{
    private const string Web = "=== package.json\n{ \"name\": \"web\", \"private\": true, \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15.0.0\", \"react-dom\": \"19.0.0\", \"next-auth\": \"5.0.0\" } }\n";

    [Fact]
    public Task IsPartial_WhenBothPagesAreWritten() => IsPartial(Web + "=== app/privacy/page.tsx\nexport default 1;\n=== app/terms/page.tsx\nexport default 1;\n", "was not seen");

    [Fact]
    public Task IsPartial_WhenTermsAreMissing() => IsPartial(Web + "=== app/privacy-policy/page.tsx\nexport default 1;\n", "none with terms");

    [Fact]
    public Task Fails_WhenThereIsNoPage() => Fails(Web + "=== components/privacy-settings.tsx\nexport default 1;\n", "no page on privacy");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoPersonalData() => DoesNotApply(NodeApi);
}
