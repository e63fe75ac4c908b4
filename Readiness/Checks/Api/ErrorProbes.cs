namespace Gapless.Readiness.Checks.Api;

/// <summary>Requests that a careless program stumbles over.</summary>
internal static class ErrorProbes
{
    private static readonly ImmutableArray<string> OddIds = ["'", "0", "999999999999999999999"];

    public static ImmutableArray<ProbeRequest> All { get; } =
    [
        ProbeRequest.Get("/%E0%A4%A"),
        ProbeRequest.Get("/?id[]=1&id[$ne]="),
        ProbeRequest.Get("/" + new string('a', 4000)),
        ProbeRequest.Get("/").With("accept", "application/xml;q=bad"),
        new ProbeRequest("GET", "/") { Body = "{" }.With("content-type", "application/json"),
        new("GAPLESS", "/"),
        new ProbeRequest("POST", "/api") { Body = "{\"a\":", NeedsConsent = true }.With("content-type", "application/json"),
    ];

    /// <summary>The first operation with one parameter at its end, asked for things that do not exist.</summary>
    public static IEnumerable<ProbeRequest> OfOperations(TargetFacts target) =>
        ApiDescription.Of(target)?.Operations.FirstOrDefault(operation => operation is { Method: "GET", NeedsSecretQuery: false } && operation.Path.EndsWith('}')) is { } sample
            ? OddIds.Select(id => ProbeRequest.Get(sample.Filled[..(sample.Filled.LastIndexOf('/') + 1)] + Uri.EscapeDataString(id)))
            : [];

    /// <summary>The error probes' answers, the path that cannot exist first; the ones that were not made are left out.</summary>
    public static IEnumerable<Answer> Answers(TargetFacts target) =>
        new[] { target.Missing }.Concat(All.Concat(OfOperations(target)).Select(target.Answer))
            .Where(answer => answer.Failure is not (AnswerFailure.NeedsConsent or AnswerFailure.NotAsked));
}
