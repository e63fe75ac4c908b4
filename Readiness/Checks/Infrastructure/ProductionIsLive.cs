namespace Gapless.Readiness.Checks.Infrastructure;

public sealed class ProductionIsLive : Check
{
    public override CheckInfo Info { get; } = new("env.production-live", Category.Infrastructure, Priority.Critical, "The production environment exists and serves the application")
    {
        Why = "Everything else describes a plan until the application answers at its production address.",
        Remedy = "Deploy the application, let it report its version or commit, and register the production URL.",
        Effort = Effort.Medium,
        Methods = [Method.Live, Method.Heartbeat],
        References = ["AWS Well-Architected OPS07"],
    };

    public override ImmutableArray<ProbeRequest> Requests => [.. RunningVersion.Requests, .. HealthCandidates.Requests];

    public override IEnumerable<Verdict> Live(TargetFacts target) =>
        [target.Facts.Has(Fact.ProductionTarget) ? Judge(target) : Verdict.NotApplicable(target.Name, "the target is not marked as production")];

    /// <summary><c>hb:deploy</c> with <c>env</c>, <c>version</c> and <c>commit</c>.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (!beats.Name.Equals("hb:deploy", StringComparison.Ordinal) || beats.Beats is not [var last, ..])
        {
            return [];
        }

        var commit = last.Meta.GetValueOrDefault("commit") ?? last.Meta.GetValueOrDefault("version");
        return
        [
            !last.Succeeded ? Verdict.Fail(Verdict.WholeSystem, "The last deployment failed.", Evidence.Seen("hb:deploy reports a failure"))
                : commit is null ? Verdict.Partial(Verdict.WholeSystem, "The last deployment named no commit.", Evidence.Seen("hb:deploy without a commit"))
                : Verdict.Pass(Verdict.WholeSystem, $"{commit} was deployed.", Evidence.Seen($"hb:deploy names {commit}")),
        ];
    }

    private static Verdict Judge(TargetFacts target)
    {
        var home = target.Home.Final;
        if (home.Failure is AnswerFailure.NameNotResolved or AnswerFailure.Refused)
        {
            return Verdict.Fail(target.Name, $"Nothing is there: {Obstacles.Of(home)!.Explanation}.", home.Seen(Obstacles.Of(home)!.Explanation));
        }

        if (Placeholders.Of(home) is { } placeholder)
        {
            return Verdict.Fail(target.Name, $"The address shows {placeholder} instead of the application.", home.Seen(placeholder, "server", "content-type"));
        }

        if (home.Status >= 500)
        {
            return OfServerError(target, home);
        }

        var isApplication = home.Status is 401 or 403 && (home.Headers.Has("www-authenticate") || home.Headers.Has("set-cookie"));
        return target.WhyUnknown(home, isApplication)
            ?? (home.Status is >= 400 and not (401 or 403) && !HealthCandidates.Found(target).Any()
                ? Verdict.Partial(target.Name, $"Something answers {home.Status} at the address, and no health path says that it is the application.", home.Seen("answered", "server"))
                : OfVersion(target, home));
    }

    private static Verdict OfServerError(TargetFacts target, Answer home) =>
        Obstacles.IsChallenge(home) ? target.WhyUnknown(home)!
        : home.Status == 503 && home.Headers.Has("retry-after")
            ? Verdict.Unknown(target.Name, UnknownReason.Blocked, "The address is under maintenance (503 with Retry-After).", home.Seen("under maintenance", "retry-after"))
            : Verdict.Fail(target.Name, $"The address answers {home.Status}.", home.Seen("answered", "server"));

    private static Verdict OfVersion(TargetFacts target, Answer home)
    {
        var reported = RunningVersion.Of(target).ToList();
        var evidence = reported.Select(one => one.Answer.Seen($"reports the version {one.Version}")).Prepend(home.Seen("answered", "server", "content-type")).ToList();
        var known = reported.FirstOrDefault(one => target.Declared.Revisions.Any(revision => IsSame(revision, one.Version)));
        return known.Version is not null ? Verdict.Pass(target.Name, $"The application answers {home.Status} and runs {known.Version}, which was scanned.", evidence)
            : reported.Count > 0 ? Verdict.Partial(target.Name, $"The application answers {home.Status} and reports {reported[0].Version}, which is no commit that was scanned.", evidence)
            : Verdict.Partial(target.Name, $"The application answers {home.Status}, but does not say which version it is.", evidence);
    }

    // 1.4.0+0123456 or v1-0123456789ab: a commit is named by seven characters or more of it.
    private static bool IsSame(string revision, string version) =>
        version.Split(['+', '-', '.', '_', ' '], StringSplitOptions.RemoveEmptyEntries).Append(version)
            .Any(part => part.TrimStart('g') is { Length: >= 7 } hash && revision.StartsWith(hash, StringComparison.OrdinalIgnoreCase));
}
