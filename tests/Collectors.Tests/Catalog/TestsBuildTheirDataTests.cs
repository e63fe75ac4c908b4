using Gapless.Readiness.Checks.Quality;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class TestsBuildTheirDataTests : CheckTests<TestsBuildTheirData>
{
    [Fact]
    public Task Passes_WhenDataIsBuiltAndStoresAreApart() => Passes(NodeApi + "\n=== tests/a.test.js\nimport { faker } from '@faker-js/faker';\nconst user = { name: faker.person.fullName() };\nafterEach(() => db.query('truncate orders'));\n");

    [Fact]
    public Task Passes_WithoutADatabase() => Passes("=== package.json\n{ \"name\": \"x\", \"scripts\": { \"start\": \"x\" }, \"dependencies\": { \"express\": \"4\" } }\n=== a.test.js\nconst order = createTestOrder();\n");

    [Fact]
    public Task IsPartial_WhenStoresAreShared() => IsPartial(NodeApi + "\n=== a.test.js\nconst order = createTestOrder();\n", "apart");

    [Fact]
    public Task IsPartial_WhenNothingBuildsData() => IsPartial(NodeApi + "\n=== a.test.js\nafterEach(() => transaction.rollback());\n", "0 of 1");

    [Fact]
    public Task Fails_WhenTestsUseADump() => Fails(NodeApi + "\n=== a.test.js\nload();\n=== tests/data/prod_dump.sql\ninsert into users values (1);\n");

    [Fact]
    public Task DoesNotApply_WithoutTests() => DoesNotApply(NodeApi);
}
