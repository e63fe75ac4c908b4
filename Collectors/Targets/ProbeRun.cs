using System.Collections.Immutable;
using System.Net;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>One probe of one target, from the first look-up to the facts.</summary>
internal sealed class ProbeRun : IDisposable
{
    private readonly Uri baseUrl;
    private readonly ProbeOptions options;
    private readonly IProgress<ProbeProgress>? progress;
    private readonly CancellationToken caller;
    private readonly CancellationTokenSource deadline;
    private readonly TargetConnector connector;
    private readonly Pacer pacer;
    private readonly TargetClient client;
    private int done;
    private int planned;

    public ProbeRun(Uri baseUrl, ProbeOptions options, IProgress<ProbeProgress>? progress, CancellationToken cancellationToken)
    {
        this.baseUrl = baseUrl;
        this.options = options;
        this.progress = progress;
        caller = cancellationToken;
        deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Deadline);
        connector = new(options);
        pacer = new(options, isExempt: TargetFacts.IsLoopbackAddress(baseUrl) || options.Declared.IsInternal);
        client = new(baseUrl, options, connector, pacer);
    }

    public async Task<TargetFacts> ProbeAsync(ImmutableArray<ProbeRequest> requests, Func<TargetFacts, IEnumerable<ProbeRequest>> followUps)
    {
        var began = options.Clock.GetUtcNow();
        var tls = InspectTlsAsync();
        var target = await ControlAsync(began);
        if (target.Home.IsAnswered || target.Missing.IsAnswered)
        {
            target = await AnswerAsync(target, requests);
            target = Classified(target, await AddressesAsync());
            target = await AnswerAsync(target, [.. followUps(target)]);
        }
        else
        {
            target = target with { LeftOut = [$"{requests.Distinct().Count()} requests were not made: {Obstacles.Of(target.Home)!.Explanation}"] };
        }

        target = Classified(target with { Tls = await tls, Agreed = await AgreedAsync(target) }, await AddressesAsync());
        return Summed(target);
    }

    public void Dispose()
    {
        client.Dispose();
        pacer.Dispose();
        deadline.Dispose();
    }

    private async Task<TargetFacts> ControlAsync(DateTimeOffset began)
    {
        var home = ProbeRequest.Get("/") with { FollowsRedirects = true };
        var missing = ProbeRequest.Get($"/gapless-{options.RunId}");
        var plainMissing = ProbeRequest.Get($"/gapless-{options.RunId}?q=1") with { OverPlainHttp = true, FollowsRedirects = true };
        planned += 7;
        var answers = await Task.WhenAll(
            AskAsync(home), AskAsync(home with { Repetition = 1 }), AskAsync(missing), AskAsync(new("HEAD", "/")),
            AskAsync(home with { OverPlainHttp = true }), AskAsync(plainMissing));
        var asset = answers[0].IsAnswered ? AssetFinder.In(answers[0].Final, baseUrl) : null;
        return new()
        {
            BaseUrl = baseUrl,
            At = began,
            Declared = options.Declared,
            Home = answers[0],
            HomeAgain = answers[1],
            Missing = answers[2],
            Head = answers[3],
            PlainHome = answers[4],
            PlainMissing = answers[5],
            Asset = asset is null ? null : await AskAsync(asset),
        };
    }

    private async Task<TargetFacts> AnswerAsync(TargetFacts target, ImmutableArray<ProbeRequest> requests)
    {
        var open = requests.Distinct().Where(request => !target.Answers.ContainsKey(request)).ToList();
        planned += open.Count;
        var answers = await Task.WhenAll(open.Select(AskAsync));
        return target with { Answers = target.Answers.AddRange(answers.Select(answer => KeyValuePair.Create(answer.Request, answer))) };
    }

    private async Task<Answer> AskAsync(ProbeRequest request)
    {
        try
        {
            return await client.AskAsync(request, deadline.Token);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return new(request, RequestUrl.Of(baseUrl, request), null) { Failure = AnswerFailure.NotAsked, Detail = "the time for the whole probe was over" };
        }
        finally
        {
            progress?.Report(new(Interlocked.Increment(ref done), planned, $"{request.Method} {request.Path}"));
        }
    }

    private async Task<TlsFacts?> InspectTlsAsync()
    {
        if (!baseUrl.Scheme.Equals(Uri.UriSchemeHttps, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return await new TlsInspector(connector, options).InspectAsync(baseUrl, deadline.Token);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return new(baseUrl.IdnHost, baseUrl.Port)
            {
                Endpoints = [new TlsEndpoint(baseUrl.IdnHost) { Failure = AnswerFailure.NotAsked, Detail = "the time for the whole probe was over" }],
            };
        }
    }

    private async Task<AgreedFacts> AgreedAsync(TargetFacts target)
    {
        if (!target.Home.IsAnswered || options.Consent == ProbeConsent.None)
        {
            return AgreedFacts.None;
        }

        try
        {
            return await new AgreedLooks(baseUrl, client, connector, options).TakeAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return AgreedFacts.None;
        }
    }

    private async Task<ImmutableArray<IPAddress>> AddressesAsync()
    {
        try
        {
            return (await connector.ResolveAsync(baseUrl, deadline.Token).WaitAsync(deadline.Token)).Addresses;
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested)
        {
            return [];
        }
    }

    private static TargetFacts Classified(TargetFacts target, ImmutableArray<IPAddress> addresses) =>
        target with { Facts = TargetClassifier.FactsOf(target, addresses) };

    // What the budget, the deadline or missing consent left out.
    private static TargetFacts Summed(TargetFacts target)
    {
        var reasons = target.Answers.Values
            .Where(answer => answer.Failure is AnswerFailure.NotAsked or AnswerFailure.NeedsConsent)
            .GroupBy(answer => Obstacles.Of(answer)!.Explanation, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} requests were not made: {group.Key}");
        return target with { LeftOut = [.. target.LeftOut, .. reasons] };
    }
}
