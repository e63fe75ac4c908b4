using System.Globalization;
using Npgsql;

namespace Gapless.Stores;

/// <summary>
/// Makes one day of one system, the only one there is, into a year of many, set by set: the system is copied with everything of it, then each row that
/// has a history gets one.
/// </summary>
public sealed class YearData(string connectionString, YearSize size)
{
    // Keys by time, as everywhere (RFC 9562, section 5.7): lists are in their order.
    private const string Functions = """
        CREATE FUNCTION pg_temp.key(start text, seed text) RETURNS uuid LANGUAGE sql IMMUTABLE AS
          $$ SELECT (start || '7' || substr(md5(seed), 1, 3) || 'a' || substr(md5(seed), 4, 15))::uuid $$;
        CREATE FUNCTION pg_temp.copied(id uuid, number int) RETURNS uuid LANGUAGE sql IMMUTABLE STRICT AS
          $$ SELECT pg_temp.key(substr(replace(id::text, '-', ''), 1, 12), id::text || '/' || number) $$;
        CREATE FUNCTION pg_temp.key_at(moment timestamptz, id uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS
          $$ SELECT pg_temp.key(lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0'), id::text || '@' || extract(epoch FROM moment)) $$;
        CREATE FUNCTION pg_temp.spread(id uuid, width int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT abs(hashtext(id::text)) % width $$
        """;

    /// <summary>What has a history, how many rows it has for each row, and what is different in the i-th of them.</summary>
    private (string Table, int Count, Dictionary<string, string> Changed)[] Histories =>
    [
        ("findings", size.Days / size.FindingDays, new()
        {
            ["id"] = $"pg_temp.key_at(one.since - make_interval(days => {size.FindingDays} * i), one.id)",
            ["since"] = $"one.since - make_interval(days => {size.FindingDays} * i)",
            ["until"] = $"one.since - make_interval(days => {size.FindingDays} * (i - 1))",
            ["summary"] = "one.summary || ' (before)'",
        }),
        ("scans", size.Days - 1, new()
        {
            ["id"] = "pg_temp.key_at(one.created_at - make_interval(days => i), one.id)",
            ["created_at"] = "one.created_at - make_interval(days => i)",
            ["started_at"] = "one.started_at - make_interval(days => i)",
            ["finished_at"] = "one.finished_at - make_interval(days => i)",
            ["revision"] = "md5(i::text)",
            ["changed"] = "i % 4",
        }),
        ("evaluations", size.Days - 1, new()
        {
            ["id"] = "pg_temp.key_at(one.at - make_interval(days => i), one.id)",
            ["at"] = "one.at - make_interval(days => i)",
            ["proved"] = "20 + i % 40",
            ["not_shown"] = "30",
            ["open"] = "50 - i % 40",
        }),
        ("gap_changes", size.GapChanges, new()
        {
            ["id"] = $"pg_temp.key_at(one.at - {SinceChange}, one.id)",
            ["at"] = $"one.at - {SinceChange}",
            ["before"] = "CASE WHEN i % 2 = 0 THEN 'Pass' ELSE 'Fail' END",
            ["after"] = "CASE WHEN i % 2 = 0 THEN 'Fail' ELSE 'Pass' END",
            ["cause"] = "'Code'",
            ["cause_detail"] = "substr(md5(i::text), 1, 7)",
        }),
    ];

    private string SinceChange => $"make_interval(days => {size.Days} / {size.GapChanges + 1} * i, mins => i + pg_temp.spread(one.gap_id, 20000))";

    public async Task MakeAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await ExecuteAsync(connection, Functions);
        await FillFirstAsync(connection);
        await CopyAsync(connection);
        await ExecuteAsync(connection, $"UPDATE findings SET since = since - make_interval(days => pg_temp.spread(id, {size.Days % size.FindingDays}), mins => pg_temp.spread(id, 1440))");
        foreach (var (table, count, changed) in Histories)
        {
            await MultiplyAsync(connection, table, $"generate_series(1, {count}) i", changed);
        }

        await FillAroundAsync(connection);
        await ExecuteAsync(connection, "VACUUM ANALYZE");
    }

    public async Task<string> TellAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        List<string> told = [];
        foreach (var table in (string[])["findings", "scans", "evaluations", "gaps", "gap_changes", "documents", "statements", "jobs", "audit_entries"])
        {
            await using var command = new NpgsqlCommand($"SELECT count(*) FROM {table}", connection);
            var rows = (long)(await command.ExecuteScalarAsync())!;
            told.Add(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} {table}"));
        }

        return string.Join(", ", told);
    }

    /// <summary>What a day of a system has none of.</summary>
    private async Task FillFirstAsync(NpgsqlConnection connection)
    {
        await ExecuteAsync(connection, "DELETE FROM evaluations WHERE id NOT IN (SELECT evaluation_id FROM systems)"); // those between the scans of the day
        await ExecuteAsync(connection, $$"""
            UPDATE evaluations SET document = jsonb_set(document, '{checks}', (
              SELECT jsonb_agg(one || jsonb_build_object('id', one->>'id' || CASE number WHEN 1 THEN '' ELSE '-' || number END))
              FROM generate_series(1, {{size.CatalogueGrowth}}) number, jsonb_array_elements(document->'checks') one))
            """);
        await MultiplyAsync(connection, "gaps", $"generate_series(1, {size.Gaps} - (SELECT count(*)::int FROM gaps)) i", new() { ["id"] = "pg_temp.copied(one.id, -i)", ["check_id"] = "'example.check-' || i", ["priority"] = "i % 4" },
            "one.id = (SELECT id FROM gaps ORDER BY id LIMIT 1)");
        await MultiplyAsync(connection, "gap_changes", "gaps gap", new() { ["id"] = "pg_temp.copied(one.id, hashtext(gap.id::text))", ["gap_id"] = "gap.id" },
            "one.id = (SELECT id FROM gap_changes ORDER BY id LIMIT 1) AND NOT EXISTS (SELECT FROM gap_changes WHERE gap_id = gap.id)");
        var others = $"generate_series(2, {size.Documents}) i";
        await MultiplyAsync(connection, "documents", others, new() { ["id"] = "pg_temp.copied(one.id, -i)", ["name"] = "'analysis-' || i || '.md'" });
        await MultiplyAsync(connection, "statements", others, new() { ["id"] = "pg_temp.copied(one.id, -i)", ["document_id"] = "pg_temp.copied(one.document_id, -i)" });
    }

    /// <summary>As many of everything: a copy's key follows from the original's, and so do the keys that point to it.</summary>
    private async Task CopyAsync(NpgsqlConnection connection)
    {
        (string Table, string[] Keys)[] tables =
        [
            ("systems", ["id", "evaluation_id"]), ("repositories", ["id", "system_id", "last_scan_id"]), ("environments", ["id", "system_id", "last_scan_id"]),
            ("scans", ["id", "system_id", "target_id"]), ("findings", ["id", "system_id", "target_id", "scan_id"]), ("evaluations", ["id", "system_id", "scan_id"]),
            ("gaps", ["id", "system_id"]), ("gap_changes", ["id", "system_id", "gap_id", "scan_id"]), ("documents", ["id", "system_id"]), ("statements", ["id", "document_id"]),
        ];
        foreach (var (table, keys) in tables)
        {
            var changed = keys.ToDictionary(key => key, key => $"pg_temp.copied(one.{key}, nth)", StringComparer.Ordinal);
            if (table == "systems")
            {
                (changed["slug"], changed["name"], changed["is_installation"]) = ("'system-' || nth", "'System ' || nth", "false");
            }

            await MultiplyAsync(connection, table, $"generate_series(2, {size.Systems}) nth", changed);
        }
    }

    /// <summary>Adds rows that are like those which are there.</summary>
    /// <param name="by">What each row is joined with.</param>
    /// <param name="changed">Columns that differ, with their values.</param>
    private static async Task MultiplyAsync(NpgsqlConnection connection, string table, string by, Dictionary<string, string> changed, string only = "true")
    {
        List<string> columns = [];
        await using (var command = new NpgsqlCommand($"SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'", connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                columns.Add(reader.GetString(0));
            }
        }

        var values = columns.Select(column => changed.GetValueOrDefault(column, $"one.\"{column}\""));
        await ExecuteAsync(connection, $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", values)} FROM {table} one, {by} WHERE {only}");
    }

    private async Task FillAroundAsync(NpgsqlConnection connection)
    {
        await ExecuteAsync(connection, """
            INSERT INTO evidence_files (id, organization_id, system_id, gap_id, name, content_type, size, digest, location, added_by, added_at)
            SELECT pg_temp.copied(id, i), organization_id, system_id, id, 'proof-' || i || '.png', 'image/png', 40000, sha256(id::text::bytea), 'example/' || id || '/' || i, 'user:example', now() FROM gaps, generate_series(1, 2) i
            """);
        await ExecuteAsync(connection, $$"""
            INSERT INTO jobs (id, organization_id, kind, payload, state, attempts, most_attempts, due_at, created_at, started_at, finished_at, system_id)
            SELECT pg_temp.key_at(at, id), organization_id, 'example', '{}', 'Succeeded', 1, 3, at, at, at, at, id FROM systems,
              LATERAL (SELECT created_at - make_interval(secs => i * {{7 * 86400 * size.Systems / size.Jobs}}) AS at FROM generate_series(1, {{size.Jobs / size.Systems}}) i) series
            """);
        await ExecuteAsync(connection, $$"""
            INSERT INTO audit_entries (id, organization_id, sequence, at, actor, action, subject, details, previous_hash, hash)
            SELECT gen_random_uuid(), id, i + (SELECT coalesce(max(sequence), 0) FROM audit_entries), now() - make_interval(mins => {{size.AuditEntries}} - i), 'user:example', 'gap.changed', 'gaps/example', '{}', sha256(i::text::bytea), sha256((i + 1)::text::bytea)
            FROM organizations, generate_series(1, {{size.AuditEntries}}) i
            """);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
