namespace Gapless.Readiness.Checks.Infrastructure;

/// <summary>What the ports say at which the owner let somebody knock.</summary>
internal static class Doors
{
    /// <summary>One verdict a host; the target's own address alone says nothing about stores that are elsewhere.</summary>
    public static IEnumerable<Verdict> OfStores(TargetFacts target) => target.Agreed.Stores.IsEmpty
        ? [Verdict.Unknown(target.Name, UnknownReason.Never, "Whether stores open to the internet shows only when the owner names their hosts.")]
        : target.Agreed.Stores.GroupBy(port => port.Host, StringComparer.OrdinalIgnoreCase).Select(host => OfStore([.. host])).OfType<Verdict>();

    public static Verdict OfInternals(TargetFacts target)
    {
        var doors = target.Agreed.Internals;
        var open = doors.Where(door => door.State == PortState.Open).ToList();
        var evidence = doors.Select(door => Evidence.Seen($"{door.Host}:{door.Port} {Words(door)}"));
        return doors.IsEmpty ? Verdict.Unknown(target.Name, UnknownReason.Never, "Whether internal parts can be reached from outside shows only when the owner names them.")
            : open.Count > 0 ? Verdict.Fail(target.Name, $"{string.Join(", ", open.Select(door => $"{door.Host}:{door.Port}"))} opened, though it is called internal.", evidence)
            : Verdict.Unknown(target.Name, UnknownReason.Never, "No part that is called internal opened; that a gateway routes to them, the code shows.", evidence);
    }

    private static Verdict? OfStore(PortFacts[] doors)
    {
        var host = doors[0].Host;
        var open = doors.Where(door => door.State == PortState.Open).Select(door => $"{door.Port} ({StorePorts.Names[door.Port]})").ToList();
        return open.Count > 0 ? Verdict.Fail(host, $"It accepts connections at {string.Join(", ", open)}.", open.Select(port => Evidence.Seen($"{host} opened {port}")))
            : Array.TrueForAll(doors, door => door.State == PortState.Closed) ? Verdict.Pass(host, $"None of {doors.Length} ports of stores opened.", Evidence.Seen($"{host}: {string.Join(", ", doors.Select(door => door.Port))} closed"))
            : Verdict.Unknown(host, UnknownReason.Never, $"Nothing was tried: {doors[0].Detail}.");
    }

    private static string Words(PortFacts door) => door.State switch
    {
        PortState.Open => "opened",
        PortState.Closed => "stayed closed",
        _ => "was not tried: " + door.Detail,
    };
}
