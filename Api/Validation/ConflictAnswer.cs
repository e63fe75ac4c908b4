using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gapless.Api.Validation;

/// <summary>Two callers did at the same moment what only one can: the database let the first, and the second is told so.</summary>
internal sealed class ConflictAnswer(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var detail = exception switch
        {
            DbUpdateConcurrencyException => "Somebody else has changed it at the same moment. Read it again, then repeat your change.",
            { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } =>
                "Somebody else has added the same at the same moment. Read it, then decide again.",
            { InnerException: PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } } => "What it belongs to was removed at the same moment.",
            _ => null,
        };
        if (detail is null)
        {
            return false;
        }

        httpContext.Response.StatusCode = StatusCodes.Status409Conflict;
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = new ProblemDetails { Status = StatusCodes.Status409Conflict, Detail = detail } });
    }
}
