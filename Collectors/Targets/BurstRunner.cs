using Gapless.Readiness.Targets;
using Gapless.Readiness.Targets.Headers;

namespace Gapless.Collectors.Targets;

/// <summary>
/// Sends one cheap GET again and again until the target refuses, at most 150 times in 15 seconds, four at once and twenty a second; then asks
/// once more after the wait the target named. Only with the owner's consent.
/// </summary>
internal sealed class BurstRunner(TargetClient client, ProbeOptions options)
{
    private const int Most = 150;
    private const int WithoutAdvice = 120;
    private const int AtOnce = 4;
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public async Task<BurstFacts> RunAsync(string path, Uri url, CancellationToken cancellationToken)
    {
        var began = options.Clock.GetTimestamp();
        var request = ProbeRequest.Get(path);
        var (sent, lost, planned) = (0, 0, WithoutAdvice);
        Answer? limited = null;
        while (sent < planned && limited is null && options.Clock.GetElapsedTime(began) < LongestRun)
        {
            var answers = await WaveAsync(request, Math.Min(AtOnce, planned - sent), cancellationToken);
            planned = sent == 0 ? Plan(answers) : planned;
            sent += answers.Length;
            lost += answers.Count(answer => answer.Failure is AnswerFailure.ConnectionLost or AnswerFailure.Refused);
            limited = Array.Find(answers, answer => answer.Status is 429 or 503);
        }

        var seconds = options.Clock.GetElapsedTime(began).TotalSeconds;
        return new(url, sent, seconds, limited, limited is null ? null : await RecoverAsync(request, limited, cancellationToken), lost);
    }

    // Four every 200 ms are twenty a second, however fast the answers come.
    private async Task<Answer[]> WaveAsync(ProbeRequest request, int count, CancellationToken cancellationToken)
    {
        var pause = Task.Delay(Spacing, options.Clock, cancellationToken);
        var answers = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => client.AskUnpacedAsync(request, cancellationToken)));
        await pause;
        return answers;
    }

    private static int Plan(Answer[] answers) =>
        answers.Select(answer => RateLimitHeaders.Remaining(answer.Headers)).Min() is { } remaining && remaining + 5 <= Most ? remaining + 5 + answers.Length : WithoutAdvice;

    private async Task<Answer?> RecoverAsync(ProbeRequest request, Answer limited, CancellationToken cancellationToken)
    {
        if (limited.Headers["retry-after"] is not { } field || RetryAfter.Parse(field, options.Clock.GetUtcNow()) is not { } wait || wait > LongestWait)
        {
            return null;
        }

        await Task.Delay(wait, options.Clock, cancellationToken);
        return await client.AskUnpacedAsync(request, cancellationToken);
    }
}
