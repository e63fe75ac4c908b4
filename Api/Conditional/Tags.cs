using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Gapless.Api.Conditional;

/// <summary>Entity tags (RFC 9110, section 8.8.3): the version of a row, which changes with each update.</summary>
internal static class Tags
{
    public static EntityTagHeaderValue Of(uint version) => new(string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));

    public static void Give(HttpResponse response, uint version) => response.GetTypedHeaders().ETag = Of(version);

    /// <summary>Null: go on. Else the answer: 428 without <c>If-Match</c>, 412 when somebody else has changed it meanwhile.</summary>
    public static IResult? Refuse(HttpRequest request, uint version)
    {
        var wanted = request.GetTypedHeaders().IfMatch;
        if (wanted.Count == 0)
        {
            return TypedResults.Problem("Send the ETag of what you change as If-Match.", statusCode: StatusCodes.Status428PreconditionRequired);
        }

        return wanted.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(Of(version), useStrongComparison: true))
            ? null
            : Changed();
    }

    public static IResult Changed() =>
        TypedResults.Problem("It has changed since you read it. Read it again, then repeat your change.", statusCode: StatusCodes.Status412PreconditionFailed);
}
