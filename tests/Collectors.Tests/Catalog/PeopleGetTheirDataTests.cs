using Gapless.Readiness.Checks.Governance;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class PeopleGetTheirDataTests : CheckTests<PeopleGetTheirData>
{
    private const string Users = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n";
    private const string Export = "=== src/account-export.js\nrouter.get('/me/export', requireUser, async (req, res) => {\n  const orders = await prisma.order.findMany({ where });\n  const notes = await prisma.note.findMany({ where });\n});\n";

    [Fact]
    public Task Passes_WhenItHoldsSeveralTablesAndIsTested() => Passes(Users + Export + "=== test/data-export.test.js\nexpect(exportUserData).toBeDefined();\n", "note, order");

    [Fact]
    public Task IsPartial_WhenNobodyTests() => IsPartial(Users + Export, "no test");

    [Fact]
    public Task IsPartial_WhenItHoldsTheProfileOnly() => IsPartial(Users + "=== src/account.js\nrouter.get('/me/export', (req, res) => res.json(req.user));\n", "more than one table");

    [Fact]
    public Task Fails_WhenOnlyReportsAreExported() => Fails(Users + "=== src/report.js\nrouter.get('/reports/data-export', exportReport);\n// exportUserData()\n", "a copy of their data");

    [Fact]
    public Task DoesNotApply_WhenThereAreNoUsers() => DoesNotApply(NodeApi);

    [Fact]
    public Task Fails_WhenOnlyAnIconIsCalledSo() => Fails(Users + "=== src/icons/index.js\n{ name: 'food-takeout-box' },\n");

    [Fact]
    public Task IsPartial_WhenAnAccountIsExported() => IsPartial(Users + "=== src/controllers/settings.js\nfunction exportAccount(req, res) {}\n");
}
