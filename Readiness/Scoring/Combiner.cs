namespace Gapless.Readiness.Scoring;

/// <summary>
/// Makes one finding out of what several methods said (catalogue B0.1 and C2.1): the strongest method with fresh, decided evidence gives the
/// outcome; a weaker one never lifts it, and its disagreement is kept as drift.
/// </summary>
public static class Combiner
{
    /// <param name="runningRevision">The commit the target reports, when it reports one.</param>
    public static Finding Combine(CheckInfo info, IEnumerable<MethodResult> results, DateTimeOffset at, string? runningRevision = null)
    {
        var known = info.Methods.SelectMany(method => results.Where(result => result.Method == method)).ToList();
        var fresh = known.Where(result => result.IsDecided && result.IsFreshAt(at)).ToList();
        var deciding = fresh.Find(result => result.Outcome != Outcome.NotApplicable) ?? (fresh.Count > 0 ? fresh[0] : null);
        var evidence = known.SelectMany(result => result.Evidence).ToImmutableArray();
        if (deciding is null)
        {
            var reason = ReasonOf(known, at);
            return new(info, Outcome.Unknown, reason, Explain(reason, known, at)) { Evidence = evidence };
        }

        if (IsForAnotherVersion(info, deciding, fresh, runningRevision))
        {
            var summary = $"The repository shows it for {deciding.Revision}, but {runningRevision} is running.";
            return new(info, Outcome.Unknown, UnknownReason.Stale, summary) { Evidence = evidence };
        }

        return new(info, deciding.Outcome, null, deciding.Summary)
        {
            DecidedBy = deciding.Method,
            Evidence = evidence,
            Unmet = deciding.Unmet,
            Drift = [.. fresh.Where(result => Differs(result, deciding)).Select(result => new Drift(result.Method, result.Outcome, result.Summary))],
        };
    }

    private static bool Differs(MethodResult result, MethodResult deciding) =>
        result != deciding && result.Outcome != deciding.Outcome && result.Outcome != Outcome.NotApplicable;

    /// <summary>A repository that is not what runs may not be the only support of a critical pass.</summary>
    private static bool IsForAnotherVersion(CheckInfo info, MethodResult deciding, List<MethodResult> fresh, string? runningRevision) =>
        info.Priority == Priority.Critical && deciding.Method == Method.Repository && deciding.Outcome == Outcome.Pass
        && runningRevision is not null && deciding.Revision is not null
        && !deciding.Revision.StartsWith(runningRevision, StringComparison.OrdinalIgnoreCase)
        && !fresh.Exists(result => result != deciding && result.Outcome == Outcome.Pass);

    private static UnknownReason ReasonOf(List<MethodResult> known, DateTimeOffset at) => known
        .Select(result => result.IsDecided || !result.IsFreshAt(at) ? Lapsed(result.Method) : result.Reason ?? UnknownReason.Never)
        .DefaultIfEmpty(UnknownReason.Never)
        .Max();

    private static UnknownReason Lapsed(Method method) => method == Method.Attestation ? UnknownReason.Expired : UnknownReason.Stale;

    private static string Explain(UnknownReason reason, List<MethodResult> known, DateTimeOffset at) => reason switch
    {
        UnknownReason.Stale => "The evidence is too old to count; look again.",
        UnknownReason.Expired => "The attestation has expired; it has to be renewed.",
        _ => known.Find(result => result.IsFreshAt(at) && result.Reason == reason)?.Summary ?? "Nobody has shown it yet.",
    };
}
