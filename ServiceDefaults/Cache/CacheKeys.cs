namespace Gapless.ServiceDefaults.Cache;

/// <summary>Every key in the cache, its lifetime and what ends it, in one place.</summary>
internal static class CacheKeys
{
    /// <summary>Written and read by the health check; a minute.</summary>
    public static string Health(string process) => $"gapless:health:{process}";

    /// <summary>Requests counted in one window of one rate limit; two windows.</summary>
    public static string Count(string name, long window) => $"gapless:count:{name}:{window}";

    /// <summary>A field for each process of each service; whoever reads removes the silent.</summary>
    public const string Presence = "gapless:presence";

    /// <summary>The last number given to an event of an organization; a day.</summary>
    public static string LiveNumber(Guid organizationId) => $"gapless:live:{{{organizationId}}}:number";

    /// <summary>The last events of an organization, by number; ten minutes after the last.</summary>
    public static string LiveEvents(Guid organizationId) => $"gapless:live:{{{organizationId}}}:events";

    /// <summary>Not a key: the channel that says that there is a new event. The braces keep all three on one server of a cluster.</summary>
    public static string LiveChannel(Guid organizationId) => $"gapless:live:{{{organizationId}}}";

    /// <summary>A field for each key that protects cookies and forms; for good, since what an old key has protected must be read.</summary>
    public const string Protection = "gapless:protection-keys";

    /// <summary>One session, as JSON; a little longer than it may be idle, and removed when it ends.</summary>
    public static string Session(Guid id) => $"gapless:session:{id:N}";

    /// <summary>The ids of a user's sessions; a little longer than the last may live, and whoever reads removes the ended.</summary>
    public static string SessionsOf(Guid userId) => $"gapless:sessions-of:{userId:N}";
}
