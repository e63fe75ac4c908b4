using Gapless.Readiness.Checks.Governance;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class PeopleAreForgottenTests : CheckTests<PeopleAreForgotten>
{
    private const string Users = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n";
    private const string Paying = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\", \"stripe\": \"17.0.0\" } }\n";
    private const string Erase = "=== src/account.js\nasync function deleteAccount(id) { await db.user.delete({ where: { id } }); }\n";
    private const string Cascade = "=== prisma/schema.prisma\nmodel Order {\n  user User @relation(fields: [userId], references: [id], onDelete: Cascade)\n}\n";
    private const string Test = "=== test/account.test.js\nawait deleteAccount(user.id);\n";

    [Fact]
    public Task Passes_WhenEverythingGoesAndIsTested() => Passes(Users + Erase + Cascade + Test);

    [Theory]
    [InlineData(Users + Erase + Test, "every table")]
    [InlineData(Users + Erase + Cascade, "a test of it")]
    [InlineData(Paying + Erase + Cascade + Test, "Stripe")]
    public Task IsPartial_WhenSomethingIsMissed(string files, string missing) => IsPartial(files, missing);

    [Fact]
    public Task Passes_WhenTheProcessorIsToldToo() => Passes(Paying + Erase + Cascade + Test + "=== src/billing.js\nawait stripe.customers.del(user.customer);\n");

    [Fact]
    public Task IsPartial_WhenPeopleAreOnlyMarked() => IsPartial(Users + "=== src/user.js\nuser.deletedAt = new Date();\n", "marked");

    [Fact]
    public Task Fails_WhenNothingErases() => Fails(Users + "=== src/order.js\norder.deletedAt = new Date();\n// deleteAccount(id)\n", "Nothing erases");

    [Fact]
    public Task DoesNotApply_WhenThereAreNoUsers() => DoesNotApply(NodeApi);
}
