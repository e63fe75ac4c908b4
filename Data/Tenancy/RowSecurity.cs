namespace Gapless.Data.Tenancy;

/// <summary>The roles and policies of the database (https://www.postgresql.org/docs/current/ddl-rowsecurity.html), as migrations write them.</summary>
internal static class RowSecurity
{
    /// <summary>Owns nothing and bypasses nothing; sees the rows of the organization in <see cref="Setting"/>.</summary>
    public const string Application = "gapless_app";

    /// <summary>The application role, which may also take jobs of every organization from the queue.</summary>
    public const string Worker = "gapless_worker";

    /// <summary>Holds the current organization; empty means none.</summary>
    public const string Setting = "gapless.organization";

    /// <summary>Holds the user who is identified but has not entered an organization yet; empty means none.</summary>
    public const string UserSetting = "gapless.user";

    // Roles belong to the whole server, so another database of it may have made them already.
    public const string CreateRoles = $"""
        DO $$
        DECLARE role_name text;
        BEGIN
          FOREACH role_name IN ARRAY ARRAY['{Application}', '{Worker}'] LOOP
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
              EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', role_name);
            END IF;
            EXECUTE format('GRANT %I TO CURRENT_USER', role_name);
          END LOOP;
          GRANT {Application} TO {Worker};
          EXECUTE 'GRANT USAGE ON SCHEMA public TO {Application}';
        END $$
        """;

    /// <summary>Rows of a table are seen and written by their organization alone, the table's owner included.</summary>
    public static string Protect(string table, string column = "organization_id", string rights = "SELECT, INSERT, UPDATE, DELETE") => $"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY own_organization ON {table}
          USING ({column} = NULLIF(current_setting('{Setting}', true), '')::uuid)
          WITH CHECK ({column} = NULLIF(current_setting('{Setting}', true), '')::uuid);
        GRANT {rights} ON {table} TO {Application};
        """;

    /// <summary>The worker sees every organization's rows of a table: the queue.</summary>
    public static string ShareWithWorker(string table) => $"CREATE POLICY whole_queue ON {table} TO {Worker} USING (true) WITH CHECK (true);";

    /// <summary>
    /// The same, but only while no organization was entered: the queue's loop sees all rows, and what it does for an organization sees that one's,
    /// even with raw SQL.
    /// </summary>
    public static string ShareOutsideOrganizations(string table) => $"""
        ALTER POLICY whole_queue ON {table}
          USING (NULLIF(current_setting('{Setting}', true), '') IS NULL)
          WITH CHECK (NULLIF(current_setting('{Setting}', true), '') IS NULL);
        """;

    /// <summary>Accounts belong to no organization: services that people sign in to read and write them, and nobody else, the worker included.</summary>
    public static string ProtectAccounts(string table) => $"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY accounts ON {table} USING (current_user = '{Application}') WITH CHECK (current_user = '{Application}');
        GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {Application};
        """;

    /// <summary>Somebody who has not entered an organization yet sees which ones they could enter, and changes nothing.</summary>
    public const string ShowOwnMemberships = $"""
        CREATE POLICY own_memberships ON members FOR SELECT
          USING (user_id = NULLIF(current_setting('{UserSetting}', true), '')::uuid AND NULLIF(current_setting('{Setting}', true), '') IS NULL);
        """;
}
