using Gapless.Readiness.Checks.Governance;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ActionsAreRecordedTests : CheckTests<ActionsAreRecorded>
{
    private const string Users = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n";
    private const string Table = "=== src/audit.ts\nexport const auditLog = table('audit_log', { actorId, action, object, at, ipAddress, metadata });\n";
    private const string Written = "=== src/actions.ts\naudit.write('login.succeeded');\naudit.write('role.granted');\naudit.write('order.updated');\naudit.write('data.exported');\naudit.write('settings.changed');\naudit.write('api_key.revoked');\n";
    private const string Page = "=== src/routes.ts\nrouter.get('/audit-log', requireAuditor, list);\n";

    private const string Kept = "=== db/audit.sql\nREVOKE UPDATE, DELETE ON audit_log FROM shop;\n";

    [Fact]
    public Task Passes_WhenMostIsRecordedAndCanBeRead() => Passes(Users + Table + Written + Page + Kept);

    [Theory]
    [InlineData(Table + Written + Page, "protection against changes")]
    [InlineData(Table + Written + Kept, "a page or endpoint")]
    [InlineData(Table + Page + "=== src/actions.ts\naudit.write('order.updated');\n", "most kinds of action")]
    [InlineData(Table + Written + Page + Kept + "=== src/clean.ts\nawait db.auditLog.deleteMany({});\n", "protection against changes")]
    public Task IsPartial_WhenOneIsMissing(string files, string missing) => IsPartial(Users + files, missing);

    [Fact]
    public Task Fails_WhenNothingWritesTheRecord() => Fails(Users + "=== src/models.ts\nexport const auditLog = table('audit_log', { actorId });\n", "nothing was seen to write it");

    [Fact]
    public Task Fails_WhenOnlyRequestsAreLogged() => Fails(Users + "=== src/app.js\napp.use(morgan('combined'));\n// audit_log\n=== .github/workflows/ci.yml\non: push\njobs: { a: { runs-on: x, steps: [{ run: npm audit }] } }\n", "who did what");

    [Fact]
    public Task DoesNotApply_WhenThereAreNoUsers() => DoesNotApply(NodeApi);

    [Fact]
    public Task IsPartial_WhenTheRecordIsUsedWithoutBeingDefinedHere() => IsPartial(Users + "=== src/page.ts\nflash('See the audit_log.');\n", "most kinds of action");

    [Fact]
    public Task IsPartial_WhenActionsAreLogged() => IsPartial("=== build.gradle\ndependencies {\n  implementation \"org.eclipse.jetty:jetty-server:12.1.8\"\n  implementation \"org.postgresql:postgresql:42.7.0\"\n}\n=== src/main/java/Main.java\npublic class Main { public static void main(String[] args) { } }\n=== src/main/java/User.java\npublic class User {\n  private String email;\n}\n=== src/main/java/LogAction.java\npublic class LogAction {\n  public void create(long userId, Object item) { }\n}\n=== src/main/java/Resource.java\nactionLogger.create(getUserId(), entity);\nactionLogger.login(userId);\n");
}
