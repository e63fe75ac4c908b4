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

    [Theory]
    [InlineData("=== src/groups.js\nasync function deleteUser(groupId, userId) { await db.groupUsers.remove(groupId, userId); }\n")]
    [InlineData("=== src/page.js\nconst title = t('users.delete_user');\n")]
    public Task Fails_WhenAPersonOnlyLeavesOrAButtonIsNamed(string files) => Fails(Users + files, "Nothing erases");

    [Theory]
    [InlineData("=== prisma/schema.prisma\n// nothing\n=== db/1.sql\nFOREIGN KEY (permission_id) REFERENCES permissions (id) ON DELETE CASCADE\n", Test, "every table")]
    [InlineData(Cascade, "=== test/hooks.test.js\nawait post('/webhooks.delete', user);\n", "a test of it")]
    public Task IsPartial_WhenTheCascadeOrTheTestIsOfSomethingElse(string tables, string test, string missing) => IsPartial(Users + Erase + tables + test, missing);

    [Theory]
    [InlineData("=== app/views.py\nrequest.user.delete()\n")]
    [InlineData("=== app/Account.php\n<?php $user->delete();\n")]
    public Task IsPartial_WhenTheRowItselfIsDeleted(string files) => IsPartial(Users + files, "every table");

    [Fact]
    public Task Passes_WhenEachTableIsEmptiedInTurn() => Passes(Users + Erase + Test + "=== src/user.js\nawait db.order.deleteMany({ where: { userId } });\nawait db.note.deleteMany({ where: { userId } });\nawait db.session.deleteMany({ where: { userId } });\n");

    [Fact]
    public Task IsPartial_WhenErasingOnlyMarks() => IsPartial(Users + Erase + Test + "=== src/user.js\nawait repository.softDelete(id);\nawait db.session.deleteMany({ where: { userId } });\n", "more than a mark");

    [Fact]
    public Task IsPartial_WhenARightIsOnlyNamedInATest() => IsPartial(Users + Erase + Cascade + "=== test/mocks.js\nconst all = [\n  'Permissions.Users.Delete',\n];\n", "a test of it");
}
