namespace Gapless.Readiness.Targets;

/// <summary>Tells the application's own answers from silence, walls, challenges and gateways: those make a verdict unknown, never a failure.</summary>
public static class Obstacles
{
    /// <summary>What stands before the application's answer, or null when it is the application that speaks.</summary>
    /// <param name="allowsRefusal">A 401 or 403 is an answer.</param>
    public static Obstacle? Of(Answer answer, bool allowsRefusal = false) => answer.Status switch
    {
        null => NoAnswer(answer),
        _ when IsChallenge(answer) => new(UnknownReason.Blocked, "a challenge page answered instead of the application"),
        429 => new(UnknownReason.Blocked, "the target limits the probe (429)"),
        502 or 503 or 504 or (>= 520 and <= 530) => new(UnknownReason.Blocked, $"a gateway answered {answer.Status}"),

        // JSON is the application refusing; a page is a wall before it.
        401 or 403 or 407 when !allowsRefusal && !answer.IsJson => new(UnknownReason.Blocked, $"a wall answered {answer.Status}"),
        _ => null,
    };

    /// <summary>A firewall asks whether a person is there.</summary>
    public static bool IsChallenge(Answer answer) =>
        answer.Headers.Has("cf-mitigated")
        || answer.Headers.Has("x-amzn-waf-action")
        || (answer.Headers["server"] is { } server && server.StartsWith("awselb", StringComparison.OrdinalIgnoreCase) && answer.Status == 403)
        || (answer.Status is 202 or 401 or 403 or 405 or 429 or 503 && answer.IsHtml && Marks.Any(mark => answer.Text.Contains(mark, StringComparison.OrdinalIgnoreCase)));

    private static ImmutableArray<string> Marks { get; } =
    [
        "Attention Required! | Cloudflare", "cf-chl-", "challenge-platform", "Just a moment...", "g-recaptcha", "h-captcha", "_Incapsula_Resource",
        "Request unsuccessful. Incapsula", "px-captcha", "captcha-delivery.com", "Pardon Our Interruption",
    ];

    private static Obstacle NoAnswer(Answer answer) => answer.Failure switch
    {
        AnswerFailure.NameNotResolved => new(UnknownReason.Error, "the name has no address"),
        AnswerFailure.AddressNotAllowed => new(UnknownReason.Blocked, answer.Detail ?? "the address is not allowed to be probed"),
        AnswerFailure.Refused => new(UnknownReason.Error, "the connection was refused"),
        AnswerFailure.TimedOut => new(UnknownReason.Error, "no answer came in time"),
        AnswerFailure.TlsFailed => new(UnknownReason.Error, "the TLS handshake failed"),
        AnswerFailure.ConnectionLost => new(UnknownReason.Error, "the connection broke before the answer was whole"),
        AnswerFailure.Malformed => new(UnknownReason.Error, "the answer is not readable HTTP"),
        AnswerFailure.NeedsConsent => new(UnknownReason.Never, "it needs the owner's consent"),
        _ => new(UnknownReason.Never, answer.Detail ?? "it was not asked"),
    };
}
