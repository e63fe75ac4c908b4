using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gapless.Api.Validation;

/// <summary>The database does not answer, and did not when it was asked again: come back, rather than "something broke".</summary>
internal sealed class DatabaseAwayAnswer(IProblemDetailsService problems) : IExceptionHandler
{
    private const int DeepestCause = 5;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsAway(exception, DeepestCause))
        {
            return false;
        }

        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = "5";
        return await problems.TryWriteAsync(new()
        {
            HttpContext = httpContext,
            ProblemDetails = new ProblemDetails
            {
                Status = StatusCodes.Status503ServiceUnavailable,
                Title = "Not available at the moment",
                Detail = "The database does not answer. Nothing was lost. Try again in a few seconds.",
            },
        });
    }

    private static bool IsAway(Exception? error, int deep) => deep > 0 && error is not null
        && (error is RetryLimitExceededException or DbException { IsTransient: true } || IsAway(error.InnerException, deep - 1));
}
