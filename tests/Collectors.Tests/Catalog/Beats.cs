using System.Collections.Immutable;
using Gapless.Readiness.Checks;

namespace Gapless.Collectors.Tests.Catalog;

/// <summary>Heartbeats written in one line.</summary>
internal static class Beats
{
    public static BeatFacts None(string name) => new(name, TimeSpan.FromDays(1), []);

    /// <summary>One beat with what it says; null for what it leaves out.</summary>
    public static BeatFacts Of(string name, bool succeeded, params ReadOnlySpan<(string Key, string? Value)> meta)
    {
        var said = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in meta)
        {
            if (value is not null)
            {
                said[key] = value;
            }
        }

        return new(name, TimeSpan.FromDays(1), [new(succeeded, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, said.ToImmutable())]);
    }
}
