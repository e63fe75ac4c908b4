using Gapless.Readiness.Checks.Identity;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class RolesAreAMatrixTests : CheckTests<RolesAreAMatrix>
{
    private const string Users = "=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n";
    private const string Matrix = "=== src/roles.ts\nexport enum Role { Admin, Member }\nexport const ROLE_PERMISSIONS = { admin: ['orders.delete'], member: [] };\n";
    private const string Use = "=== src/orders.ts\nif (user.role === 'admin') remove();\n";
    private const string Denied = "=== test/orders.test.ts\nexpect(answer.status).toBe(403);\n";

    [Fact]
    public Task Passes_WhenDefinedFixedAndTested() => Passes(Users + Matrix + Use + Denied);

    [Fact]
    public Task IsPartial_WhenNobodyTests() => IsPartial(Users + Matrix + Use, "tests that a role is refused");

    [Fact]
    public Task IsPartial_WhenAFlagIsTested() => IsPartial(Users + "=== src/orders.ts\nif (user.isAdmin) remove();\n" + Denied, "one definition");

    [Fact]
    public Task Fails_WhenNamesAreScattered() => Fails(Users + Use, "one definition");

    [Fact]
    public Task DoesNotApply_WhenAllAreEqual() => DoesNotApply(Users, "same rights");

    [Fact]
    public Task DoesNotApply_WhenAPhoneIsAskedForPermission() => DoesNotApply("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n=== mobile/Permission.cs\npublic enum Permission { Camera, Location }\n");

    [Fact]
    public Task KnowsRolesThatAModelNames() => IsPartial("=== requirements.txt\ndjango==5.0\n=== shop/settings.py\nINSTALLED_APPS = ['django.contrib.auth']\n=== shop/models.py\nclass Role(models.TextChoices):\n    READONLY = 'r'\nif member.role == Role.READONLY: pass\n", "refused");

    [Fact]
    public Task DoesNotApply_WhenARoleIsASpeaker() => DoesNotApply("=== package.json\n{ \"name\": \"shop\", \"scripts\": { \"start\": \"node server.js\" }, \"dependencies\": { \"express\": \"4.19.2\", \"passport\": \"0.7.0\" } }\n=== src/chat.js\nif (message.role !== 'assistant') return;\n");
}
