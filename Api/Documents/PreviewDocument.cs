using System.Text;
using Gapless.Collectors.Documents;
using Gapless.Contracts.Documents;
using Gapless.Wire;

namespace Gapless.Api.Documents;

/// <summary>What an import would read. Nothing is kept.</summary>
internal static class PreviewDocument
{
    public static IResult Handle(NewDocument request)
    {
        if (ImportDocument.Check(request) is { Any: true } faults)
        {
            return faults.Answer();
        }

        var bytes = request.ContentBase64 is { } encoded ? Convert.FromBase64String(encoded) : Encoding.UTF8.GetBytes(request.Content!);
        try
        {
            return TypedResults.Ok(ImportMapping.Document(DocumentReader.Read(bytes, request.Name)));
        }
        catch (DocumentUnreadableException problem)
        {
            return TypedResults.Problem(problem.Message, statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }
}
