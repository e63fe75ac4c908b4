using Gapless.Readiness.Checks.Security;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class QueriesAreParameterisedTests : CheckTests<QueriesAreParameterised>
{
    [Theory]
    [InlineData("src/a.js", "await db.query(`SELECT * FROM users WHERE id = ${id}`);")]
    [InlineData("src/a.js", "await pool.query('SELECT * FROM users WHERE name = ' + name);")]
    [InlineData("src/a.ts", "await prisma.$queryRawUnsafe(`DELETE FROM orders WHERE id = ${id}`);")]
    [InlineData("A.cs", "var c = new NpgsqlCommand($\"SELECT * FROM users WHERE id = {id}\", connection);")]
    [InlineData("A.cs", "db.Users.FromSqlRaw($\"SELECT * FROM users WHERE id = {id}\");")]
    [InlineData("A.cs", "connection.Query(\"SELECT * FROM users WHERE id = \" + id);")]
    [InlineData("a.py", "cursor.execute(f\"SELECT * FROM users WHERE id = {user_id}\")")]
    [InlineData("a.py", "cursor.execute(\"SELECT * FROM users WHERE id = %s\" % user_id)")]
    [InlineData("a.py", "connection.execute(text(f\"SELECT * FROM orders WHERE owner = '{owner}'\"))")]
    [InlineData("a.py", "cursor.execute(f\"\"\"\n  SELECT * FROM users WHERE name = '{name}'\n\"\"\")")]
    [InlineData("a.py", "cursor.execute('SELECT * FROM users WHERE name = \"{}\"'.format(name))")]
    [InlineData("a.go", "db.Query(fmt.Sprintf(\"SELECT * FROM users WHERE id = %s\", id))")]
    [InlineData("A.java", "statement.executeQuery(\"SELECT * FROM users WHERE id = \" + id);")]
    [InlineData("a.php", "<?php $db->query(\"SELECT * FROM users WHERE id = $id\");")]
    [InlineData("a.rb", "User.where(\"name = '#{params[:name]}'\")")]
    public Task Fails_WhenAValueBecomesPartOfTheStatement(string file, string line) => Fails(With(file, line));

    [Theory]
    [InlineData("src/a.js", "await db.query('SELECT * FROM users WHERE id = $1', [id]);")]
    [InlineData("src/a.ts", "await sql`SELECT * FROM users WHERE id = ${id}`;")]
    [InlineData("src/a.ts", "await prisma.$queryRaw`SELECT * FROM users WHERE id = ${id}`;")]
    [InlineData("A.cs", "db.Users.FromSql($\"SELECT * FROM users WHERE id = {id}\");")]
    [InlineData("A.cs", "db.Database.ExecuteSqlInterpolated($\"DELETE FROM users WHERE id = {id}\");")]
    [InlineData("A.cs", "new NpgsqlCommand(\"SELECT * FROM users WHERE id = @id\", connection);")]
    [InlineData("a.py", "cursor.execute(\"SELECT * FROM users WHERE id = %s\", (user_id,))")]
    [InlineData("a.go", "db.Query(\"SELECT * FROM users WHERE id = $1\", id)")]
    [InlineData("a.rb", "User.where(\"name = ?\", params[:name])")]
    [InlineData("src/a.js", "logger.info(`SELECT took ${ms}`);")]
    [InlineData("src/a.js", "// db.query(`SELECT * FROM users WHERE id = ${id}`)")]
    public Task Passes_WhenItIsBoundOrNoQuery(string file, string line) => Passes(With(file, line));

    [Theory]
    [InlineData("src/a.js", "await db.query(`SELECT * FROM users ORDER BY ${sortColumn}`);")]
    [InlineData("scripts/fix.js", "await db.query(`UPDATE users SET x = ${value}`);")]
    public Task IsPartial_WhenAPersonHasToLook(string file, string line) => IsPartial(With(file, line), "person");

    [Fact]
    public Task Passes_WhenOnlyATestDoesIt() => Passes(With("test/a.test.js", "await db.query(`SELECT * FROM users WHERE id = ${id}`);"));

    [Fact]
    public Task DoesNotApply_WhenThereIsNoRelationalDatabase() => DoesNotApply("=== notes.md\nText.\n");

    private static string With(string file, string line) => NodeApi + $"\n=== {file}\n{line}\n";

    [Theory]
    [InlineData("a.go", "db.Exec(\"INSERT INTO memo (\" + strings.Join(fields, \", \") + \") VALUES (\" + placeholders(3) + \")\", args...)")]
    [InlineData("a.py", "cursor.execute(f\"SELECT * FROM ({sql}) t WHERE n = 1\", params)")]
    public Task IsPartial_WhenListsOfPlaceholdersAreJoined(string file, string line) => IsPartial(With(file, line));

    [Fact]
    public Task Passes_WhenTheStringIsTheKeyOfAHash() => Passes(With("a.rb", "Moderation.where(\"#{type}_id\": nil)"));

    [Theory]
    [InlineData("a.php", "<?php $query->selectRaw(\"'{$entity->getMorphClass()}' as type\");")]
    [InlineData("a.php", "<?php DB::select('SELECT * FROM ' . Order::TABLE . ' WHERE id = ?', [$id]);")]
    [InlineData("a.php", "<?php $query->selectRaw(\"'\" . Page::class . \"' as type\");")]
    [InlineData("A.java", "statement.executeQuery(\"SELECT * FROM \" + TABLE + \" WHERE id = ?\");")]
    [InlineData("a.go", "db.Query(fmt.Sprintf(\"SELECT * FROM %s WHERE id = $1\", TABLE_NAME))")]
    [InlineData("src/a.js", "await db.query(`SELECT * FROM ${TABLE} WHERE id = $1`, [id]);")]
    public Task Passes_WhenThePartsAreConstants(string file, string line) => Passes(With(file, line));

    [Theory]
    [InlineData("a.php", "<?php $query->selectRaw(\"'{$entity->getMorphClass()}' as type, {$name} as name\");")]
    [InlineData("A.java", "statement.executeQuery(\"SELECT * FROM \" + PREFIX + \" WHERE id = \" + id);")]
    [InlineData("A.java", "statement.executeQuery(\"SELECT * FROM t WHERE id = \" + PREFIX + id);")]
    [InlineData("a.go", "db.Query(fmt.Sprintf(\"SELECT * FROM %s WHERE id = %s\", TABLE_NAME, id))")]
    [InlineData("src/a.js", "await db.query(`SELECT * FROM ${PREFIX} WHERE id = ${id}`);")]
    public Task Fails_WhenAValueStandsBesideAConstant(string file, string line) => Fails(With(file, line));

    [Fact]
    public Task IsPartial_WhenTheValueIsLookedUpInAList() => IsPartial(With("a.php", "<?php if (in_array($operator, $this->operators)) {\n  $query->whereRaw(\"value {$operator} ?\", [$value]);\n}"));

    [Theory]
    [InlineData("=== requirements.txt\nfastapi==0.115\nsqlalchemy==2\n=== shop/setup.py\nconnection.execute(f'CREATE EXTENSION IF NOT EXISTS \"{extension}\";')\n")]
    [InlineData("=== requirements.txt\nfastapi==0.115\nsqlalchemy==2\n=== alembic/versions/1.py\nconn.execute(f\"update orders set slug = '{slug}' where id = {row}\")\n")]
    [InlineData("=== Gemfile\ngem 'rails'\n=== app/models/search.rb\nstories.where(\"tags_count = #{n_tags}\")\n")]
    public Task IsPartial_WhenNoValueCanBeBoundOrNobodySendsIt(string files) => IsPartial(files);
}
