using Gapless.Readiness.Checks.Data;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ReferenceDataIsSeededTests : CheckTests<ReferenceDataIsSeeded>
{
    private const string Seed = "\n=== prisma/seed.ts\nawait prisma.role.upsert({ where: { name: 'admin' }, update: {}, create: { name: 'admin' } });\n";
    private const string Deploy = "=== Dockerfile\nFROM node:22\nCMD npx prisma migrate deploy && npx prisma db seed && node server.js\n";
    private const string Model = "=== prisma/schema.prisma\nmodel Role {\n  id Int @id\n}\n";

    [Fact]
    public Task Passes_WhenRolesAreUpsertedByTheDeployment() => Passes(NodeApi + Seed + Model + Deploy);

    [Fact]
    public Task Passes_WhenTheModelHoldsItsRows() => Passes(NodeApi + "\n=== Shop.cs\nbuilder.Entity<Role>().HasData(new Role(1, \"admin\"));\n");

    [Fact]
    public Task IsPartial_WhenRunByHand() => IsPartial(NodeApi + Seed, "by hand");

    [Fact]
    public Task IsPartial_WhenRowsAreAddedAgain() => IsPartial(NodeApi + "\n=== prisma/seed.ts\nawait prisma.role.create({ data: { name: 'admin' } });\n" + Deploy, "again at every run");

    [Fact]
    public Task IsPartial_WhenRolesAreMissing() => IsPartial(NodeApi + "\n=== prisma/seed.ts\nawait prisma.country.upsert({});\n" + Model + Deploy, "makes no roles");

    [Fact]
    public Task IsPartial_WhenOnlyDemonstrationIsSeeded() => IsPartial(NodeApi + "\n=== prisma/seed.ts\nawait prisma.user.upsert({ name: faker.name() });\n", "demonstration data only");

    [Fact]
    public Task Fails_WhenADeploymentMakesDataUp() => Fails(NodeApi + "\n=== prisma/seed.ts\nawait prisma.user.upsert({ name: faker.name() });\n" + Deploy, "made-up");

    [Fact]
    public Task Fails_WhenNothingFillsATableOfRoles() => Fails(NodeApi + "\n" + Model, "nothing fills it");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoReferenceData() => DoesNotApply(NodeApi + "\n=== src/shuffle-seed.js\nconst randomSeed = 7;\n=== src/numbers.js\nseed(42);\n");
}
