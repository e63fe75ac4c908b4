using Gapless.Readiness.Checks.Observability;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class OperatorsHaveAConsoleTests : CheckTests<OperatorsHaveAConsole>
{
    private const string Users = NodeApi + "\n=== src/user.js\nclass User {\n  email = '';\n  password = '';\n}\n";
    private const string Pages = "\n=== src/admin/users.tsx\nx\n=== src/admin/settings.tsx\nx\n=== src/admin/reports.tsx\nx\n=== src/admin/audit-log.tsx\nx\n";

    [Fact]
    public Task Passes_WhenTheirPagesAreGuarded() => Passes(Users + Pages + "\n=== src/guard.ts\nexport function requireAdmin() {}\n");

    [Fact]
    public Task IsPartial_WhenNothingGuards() => IsPartial(Users + Pages, "guards");

    [Fact]
    public Task IsPartial_WithTwoPages() => IsPartial(Users + "\n=== src/admin/users.tsx\nx\n=== src/admin/settings.tsx\nx\n", "audit log");

    [Theory]
    [InlineData("")]
    [InlineData("\n=== src/dashboard/accounts.tsx\nconst incognito = 'webhookTable';\n")]
    public Task Fails_WithoutPages(string files) => Fails(Users + files);

    [Fact]
    public Task DoesNotApply_WithoutUsers() => DoesNotApply(NodeApi);
}
