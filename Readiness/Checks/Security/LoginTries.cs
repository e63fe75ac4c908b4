using System.Globalization;

namespace Gapless.Readiness.Checks.Security;

/// <summary>What a login says to one wrong password after the other.</summary>
internal static class LoginTries
{
    // Fewer say nothing: five are what the strictest allow.
    private const int Enough = 12;

    public static Verdict Judge(TargetFacts target)
    {
        if (target.Agreed.Logins is not [var first, .. var rest])
        {
            return Verdict.Unknown(target.Name, UnknownReason.Never, "Whether wrong passwords are stopped shows only when the owner agrees to a few.");
        }

        var last = rest is [.., var end] ? end : first;
        var tries = (rest.Length + 1).ToString(CultureInfo.InvariantCulture);
        var evidence = new[] { first, last }.Distinct().Select(answer => answer.Seen(answer == last ? $"try {tries}" : "try 1", "retry-after", "content-type")).ToList();
        return last.Status switch
        {
            429 or 423 => Verdict.Pass(target.Name, $"Wrong passwords are refused with {last.Status} at the try {tries}.", evidence),
            403 when first.Status is not 403 => Verdict.Pass(target.Name, $"Wrong passwords meet a challenge (403) at the try {tries}.", evidence),
            401 or 200 or 302 or 303 when rest.Length + 1 >= Enough && !target.IsSoftMissing(last) => Verdict.Fail(target.Name, $"{tries} wrong passwords in a row were all answered {last.Status}.", evidence),
            _ => Verdict.Unknown(target.Name, last.IsAnswered ? UnknownReason.Never : UnknownReason.Error, $"{last.Asked} is not answered as a login would be: {last.Status?.ToString(CultureInfo.InvariantCulture) ?? last.Detail ?? "no answer"}.", evidence),
        };
    }
}
