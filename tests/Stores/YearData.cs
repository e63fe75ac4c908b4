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

    /// <summary>What has a history, its row number i of each row, and what is different in it.</summary>
    private (string Table, int Count, string Changed)[] Histories =>
    [
        ("findings", size.Days / size.FindingDays, $"""
            'id', pg_temp.key_at(one.since - make_interval(days => {size.FindingDays} * i), one.id), 'since', one.since - make_interval(days => {size.FindingDays} * i),
            'until', one.since - make_interval(days => {size.FindingDays} * (i - 1)), 'summary', one.summary || ' (before)'
            """),
        ("scans", size.Days - 1, """
            'id', pg_temp.key_at(one.created_at - make_interval(days => i), one.id), 'created_at', one.created_at - make_interval(days => i),
            'started_at', one.started_at - make_interval(days => i), 'finished_at', one.finished_at - make_interval(days => i), 'revision', md5(i::text), 'changed', i % 4
            """),
        ("evaluations", size.Days - 1, """
            'id', pg_temp.key_at(one.at - make_interval(days => i), one.id), 'at', one.at - make_interval(days => i),
            'proved', 20 + i % 40, 'not_shown', 30, 'open', 50 - i % 40
            """),
        ("gap_changes", size.GapChanges, $"""
            'id', pg_temp.key_at(one.at - make_interval(days => {size.Days} / {size.GapChanges + 1} * i, mins => i + pg_temp.spread(one.gap_id, 20000)), one.id),
            'at', one.at - make_interval(days => {size.Days} / {size.GapChanges + 1} * i, mins => i + pg_temp.spread(one.gap_id, 20000)),
            'before', CASE WHEN i % 2 = 0 THEN 'Pass' ELSE 'Fail' END, 'after', CASE WHEN i % 2 = 0 THEN 'Fail' ELSE 'Pass' END, 'cause', 'Code', 'cause_detail', substr(md5(i::text), 1, 7)
            """),
    ];

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
            await ExecuteAsync(connection, $"INSERT INTO {table} SELECT made.* FROM {table} one, generate_series(1, {count}) i, jsonb_populate_record(one, jsonb_build_object({changed})) made");
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
        await ExecuteAsync(connection, $"""
            INSERT INTO gaps SELECT made.* FROM gaps one, generate_series(1, {size.Gaps} - (SELECT count(*)::int FROM gaps)) i,
              jsonb_populate_record(one, jsonb_build_object('id', pg_temp.copied(one.id, -i), 'check_id', 'example.check-' || i, 'priority', i % 4)) made
            WHERE one.id = (SELECT id FROM gaps ORDER BY id LIMIT 1)
            """);
        await ExecuteAsync(connection, """
            INSERT INTO gap_changes SELECT made.* FROM gap_changes one, gaps gap,
              jsonb_populate_record(one, jsonb_build_object('id', pg_temp.copied(one.id, hashtext(gap.id::text)), 'gap_id', gap.id)) made
            WHERE one.id = (SELECT id FROM gap_changes ORDER BY id LIMIT 1) AND NOT EXISTS (SELECT FROM gap_changes WHERE gap_id = gap.id)
            """);
        await ExecuteAsync(connection, $"""
            INSERT INTO documents SELECT made.* FROM documents one, generate_series(2, {size.Documents}) i, jsonb_populate_record(one, jsonb_build_object('id', pg_temp.copied(one.id, -i), 'name', 'analysis-' || i || '.md')) made
            """);
        await ExecuteAsync(connection, $"""
            INSERT INTO statements SELECT made.* FROM statements one, generate_series(2, {size.Documents}) i,
              jsonb_populate_record(one, jsonb_build_object('id', pg_temp.copied(one.id, -i), 'document_id', pg_temp.copied(one.document_id, -i))) made
            """);
    }

    /// <summary>Fifty of everything: a copy's key follows from the original's, and so do the keys that point to it.</summary>
    private async Task CopyAsync(NpgsqlConnection connection)
    {
        await CopyAsync(connection, "systems", ", 'slug', 'system-' || nth, 'name', 'System ' || nth, 'is_installation', false", "id", "evaluation_id");
        await CopyAsync(connection, "repositories", "", "id", "system_id", "last_scan_id");
        await CopyAsync(connection, "environments", "", "id", "system_id", "last_scan_id");
        await CopyAsync(connection, "scans", "", "id", "system_id", "target_id");
        await CopyAsync(connection, "findings", "", "id", "system_id", "target_id", "scan_id");
        await CopyAsync(connection, "evaluations", "", "id", "system_id", "scan_id");
        await CopyAsync(connection, "gaps", "", "id", "system_id");
        await CopyAsync(connection, "gap_changes", "", "id", "system_id", "gap_id", "scan_id");
        await CopyAsync(connection, "documents", "", "id", "system_id");
        await CopyAsync(connection, "statements", "", "id", "document_id");
    }

    private Task CopyAsync(NpgsqlConnection connection, string table, string changed, params string[] keys) => ExecuteAsync(connection, $"""
        INSERT INTO {table} SELECT made.* FROM {table} one, generate_series(2, {size.Systems}) nth,
          jsonb_populate_record(one, jsonb_build_object({string.Join(", ", keys.Select(key => $"'{key}', pg_temp.copied(one.{key}, nth)"))}{changed})) made
        """);

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
