namespace Gapless.Data.Jobs;

/// <summary>Wakes the workers when jobs are added (https://www.postgresql.org/docs/current/sql-notify.html): once a statement, at commit.</summary>
public static class JobSignal
{
    /// <summary>What workers listen to.</summary>
    public const string Channel = "gapless_jobs";

    /// <summary>The text of a signal that a running job is asked to end; any other says that there is something to take.</summary>
    public const string Cancel = "cancel";

    internal const string Create = $"""
        CREATE FUNCTION signal_jobs() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('{Channel}', ''); RETURN NULL; END $$;
        CREATE TRIGGER jobs_signal AFTER INSERT ON jobs FOR EACH STATEMENT EXECUTE FUNCTION signal_jobs();
        """;

    internal const string Drop = """
        DROP TRIGGER jobs_signal ON jobs;
        DROP FUNCTION signal_jobs();
        """;
}
