using Gapless.Readiness.Checks.Data;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class SlowQueriesAreSeenTests : CheckTests<SlowQueriesAreSeen>
{
    private const string Slow = "\n=== deploy/postgresql.conf\nlog_min_duration_statement = 200\n";
    private const string Measured = "=== compose.yaml\nservices:\n  exporter:\n    image: quay.io/prometheuscommunity/postgres-exporter\n  db:\n    image: postgres:17\n";
    private const string Bare = "=== prisma/schema.prisma\nmodel Order {\n  id Int @id\n  user User @relation(fields: [userId], references: [id])\n}\n";

    [Fact]
    public Task Passes_WhenSlowQueriesAreSeenAndKeysIndexed() => Passes(NodeApi + Slow + Measured + Bare.Replace("}\n", "  @@index([userId])\n}\n", StringComparison.Ordinal));

    [Fact]
    public Task IsPartial_WhenAKeyHasNoIndex() => IsPartial(NodeApi + Slow + Measured + Bare, "1 foreign keys have no index (userId)");

    [Theory]
    [InlineData("=== migrations/001_a.sql\nCREATE TABLE a (\n  user_id bigint NOT NULL REFERENCES users (id)\n);\n", "user_id")]
    [InlineData("=== app/models.py\nclass A(Base):\n    user_id = Column(Integer, ForeignKey('users.id'))\n", "user_id")]
    [InlineData("=== src/schema.ts\nexport const a = pgTable('a', {\n  userId: integer('user_id').references(() => users.id),\n});\n", "userId")]
    public Task IsPartial_WhenAColumnHasNoIndex(string model, string column) => IsPartial(NodeApi + Slow + Measured + model, column);

    [Theory]
    [InlineData("=== migrations/001_a.sql\nCREATE TABLE a (\n  user_id bigint NOT NULL REFERENCES users (id)\n);\nCREATE INDEX a_user ON a (user_id);\n")]
    [InlineData("=== app/models.py\nclass A(Base):\n    user_id = Column(Integer, ForeignKey('users.id'), index=True)\n")]
    [InlineData("=== migrations/001_a.sql\nALTER TABLE a\n  ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users (id);\nCREATE INDEX a_user ON a (user_id);\n")]
    public Task Passes_WhenItHasOne(string model) => Passes(NodeApi + Slow + Measured + model);

    [Fact]
    public Task IsPartial_WhenNothingIsMeasured() => IsPartial(NodeApi + Slow, "Nothing measures");

    [Fact]
    public Task Fails_WhenTheDatabaseRunsHereUnseen() => Fails(NodeApi + "\n=== compose.yaml\nservices:\n  db:\n    image: postgres:17\n", "Nothing records");

    [Fact]
    public Task IsUnknown_WhenTheDatabaseRunsElsewhere() => IsUnknown(NodeApi + "\n=== src/notes.js\n// log_min_duration_statement\n", "outside of this repository");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoDatabase() => DoesNotApply("=== package.json\n{ \"name\": \"x\", \"dependencies\": { \"express\": \"4.19.2\" } }\n");

    [Theory]
    [InlineData("=== Telemetry.cs\nmetrics.AddMeter(\"Npgsql\");\n")]
    [InlineData("=== alerts.bicep\nvar rules = [ { metric: 'is_db_alive', limit: 1 } ]\n")]
    public Task IsPartial_WhenTheDatabaseIsMeasured(string files) => IsPartial(NodeApi + "\n" + files, "Nothing records slow queries");
}
