using System.Collections.Immutable;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>
/// Tries to sign in with wrong passwords as somebody who does not exist, one try after the other and at most twelve, until the target refuses to listen.
/// Only with the owner's consent.
/// </summary>
internal sealed class LoginRunner(TargetClient client, ProbeOptions options)
{
    private const int Most = 12;
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(200);

    public async Task<ImmutableArray<Answer>> RunAsync(string path, CancellationToken cancellationToken)
    {
        var first = await client.AskUnpacedAsync(Json(path), cancellationToken);
        var asForm = first.Status is 400 or 415 or 422;
        List<Answer> answers = asForm ? [] : [first];
        while (answers.Count < Most && (answers.Count == 0 || IsListening(answers[^1], answers[0])))
        {
            await Task.Delay(Spacing, options.Clock, cancellationToken);
            answers.Add(await client.AskUnpacedAsync(asForm ? Form(path) : Json(path), cancellationToken));
        }

        return [.. answers];
    }

    private static bool IsListening(Answer last, Answer first) => last.Status == first.Status && last.Status is not (null or 403 or 404 or 405 or 423 or 429 or >= 500);

    // example.invalid is nobody's (RFC 2606).
    private string Account => $"gapless-{options.RunId}@example.invalid";

    private string Password => "wrong-" + options.RunId;

    private ProbeRequest Json(string path) =>
        new ProbeRequest("POST", path) { Body = $$"""{"email":"{{Account}}","username":"{{Account}}","password":"{{Password}}"}""" }.With("content-type", "application/json").With("accept", "application/json");

    private ProbeRequest Form(string path) =>
        new ProbeRequest("POST", path) { Body = $"email={Uri.EscapeDataString(Account)}&username={Uri.EscapeDataString(Account)}&password={Password}" }.With("content-type", "application/x-www-form-urlencoded");
}
