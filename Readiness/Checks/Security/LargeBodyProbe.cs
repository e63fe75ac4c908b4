namespace Gapless.Readiness.Checks.Security;

/// <summary>What an endpoint says to a body that is too large.</summary>
internal static class LargeBodyProbe
{
    public static Verdict Judge(TargetFacts target)
    {
        if (target.Agreed.Large is not { } answer)
        {
            return Verdict.Unknown(target.Name, UnknownReason.Never, "Whether a large body is refused shows only when the owner agrees to one.");
        }

        var evidence = answer.Seen($"a body of {AgreedFacts.LargeBody} bytes", "connection", "content-type");
        return answer switch
        {
            { Status: 413 } => Verdict.Pass(target.Name, "A body of ten megabytes is refused with 413.", evidence),
            { Failure: AnswerFailure.ConnectionLost } => Verdict.Pass(target.Name, "A body of ten megabytes is cut off.", evidence),
            { Status: >= 200 and < 300 or 400 or 422 } when !target.IsSoftMissing(answer) => Verdict.Fail(target.Name, $"A body of ten megabytes was read and answered {answer.Status}.", evidence),
            { Status: 401 or 403 } => Verdict.Unknown(target.Name, UnknownReason.Never, $"{answer.Asked} refuses strangers before it reads the body ({answer.Status}).", evidence),
            _ => target.WhyUnknown(answer) ?? Verdict.Unknown(target.Name, UnknownReason.Never, $"{answer.Asked} does not read JSON ({answer.Status}).", evidence),
        };
    }
}
