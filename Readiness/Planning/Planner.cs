namespace Gapless.Readiness.Planning;

/// <summary>
/// Orders open gaps into steps. A gap's phase comes from its priority and outcome, and is never later than that of what waits for it; gaps that one
/// piece of work closes are one step; a step stands behind those it needs, and then what closes more with less work comes first.
/// </summary>
public static class Planner
{
    public static ImmutableArray<PlannedStep> Plan(IEnumerable<PlannedGap> gaps)
    {
        var open = gaps.ToDictionary(gap => gap.Check, StringComparer.Ordinal);
        var phases = open.Values.ToDictionary(gap => gap.Check, PhaseOf, StringComparer.Ordinal);
        foreach (var gap in open.Values)
        {
            Lift(gap.Check, phases[gap.Check], phases);
        }

        foreach (var remedy in Remedy.All)
        {
            Unite([.. remedy.Checks.Where(open.ContainsKey)], phases);
        }

        var steps = open.Values.GroupBy(gap => (Phase: phases[gap.Check], Work: Remedy.Of(gap.Check)?.Title ?? gap.Check)).Select(group => StepOf(group.Key.Phase, [.. group], open));
        return [.. steps.GroupBy(step => step.Phase).OrderBy(phase => phase.Key).SelectMany(phase => InOrder([.. phase]))];
    }

    private static Phase PhaseOf(PlannedGap gap) => (gap.Priority, gap.Outcome) switch
    {
        (Priority.Critical or Priority.High, Outcome.Unknown) => Phase.ShowBeforeLaunch,
        (Priority.Critical or Priority.High, _) => Phase.FixBeforeLaunch,
        (Priority.Medium, _) => Phase.FixNext,
        _ => Phase.Then,
    };

    // What something urgent waits for is as urgent.
    private static void Lift(string check, Phase phase, Dictionary<string, Phase> phases)
    {
        foreach (var needed in Prerequisites.Of(check).Where(needed => phases.TryGetValue(needed, out var own) && own > phase))
        {
            phases[needed] = phase;
            Lift(needed, phase, phases);
        }
    }

    // What the same work closes is done with the first of it, unless it would have to wait for something that comes later.
    private static void Unite(ImmutableArray<string> checks, Dictionary<string, Phase> phases)
    {
        if (checks.IsEmpty)
        {
            return;
        }

        var first = checks.Min(check => phases[check]);
        while (checks.FirstOrDefault(check => phases[check] > first && Prerequisites.Of(check).All(needed => !phases.TryGetValue(needed, out var its) || its <= first)) is { } next)
        {
            phases[next] = first;
        }
    }

    private static PlannedStep StepOf(Phase phase, ImmutableArray<PlannedGap> gaps, Dictionary<string, PlannedGap> open)
    {
        var sorted = gaps.OrderByDescending(gap => gap.Priority).ThenBy(gap => gap.Effort).ThenBy(gap => gap.Check, StringComparer.Ordinal).ToImmutableArray();
        var after = gaps.SelectMany(gap => Prerequisites.Of(gap.Check)).Where(open.ContainsKey)
            .Except(gaps.Select(gap => gap.Check), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        return new(phase, gaps.Length == 1 ? gaps[0].Title : Remedy.Of(gaps[0].Check)!.Title, sorted, after, gaps.Max(gap => gap.Effort));
    }

    private static IEnumerable<PlannedStep> InOrder(List<PlannedStep> waiting)
    {
        waiting = [.. waiting.OrderByDescending(step => step.Gaps.Max(gap => gap.Priority)).ThenBy(step => step.Effort)
            .ThenByDescending(step => step.Gaps.Length).ThenBy(step => step.Gaps[0].Check, StringComparer.Ordinal)];
        while (waiting.Count > 0)
        {
            // Two remedies may need a part of each other; then the more urgent one begins.
            var next = waiting.Find(step => !waiting.Exists(other => other != step && other.Gaps.Any(gap => step.After.Contains(gap.Check, StringComparer.Ordinal)))) ?? waiting[0];
            waiting.Remove(next);
            yield return next;
        }
    }
}
