using System.Net;
using Gapless.Contracts;

namespace Gapless.Web.Failures;

/// <summary>A refusal that stands beside the form that was refused, instead of an error page.</summary>
internal static class Refusal
{
    /// <summary>What the reader can mend, or has no right to: what was typed stays.</summary>
    public static bool CanBeShown(ApiException refusal) => refusal.StatusCode is
        HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestEntityTooLarge
        or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity;

    /// <summary>In a sentence.</summary>
    public static string Of(ApiException refusal) => refusal.StatusCode switch
    {
        HttpStatusCode.Forbidden => "This is not for your role. An owner or admin of the organization can give you the right.",
        _ => refusal.Detail ?? string.Join(' ', refusal.Errors.Values.SelectMany(faults => faults)) switch
        {
            "" => refusal.Title,
            var faults => faults,
        },
    };

    /// <summary>By field; what concerns none in particular has no name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Errors(ApiException refusal) => refusal.Errors.Count > 0
        ? refusal.Errors
        : new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [""] = [Of(refusal)] };
}
