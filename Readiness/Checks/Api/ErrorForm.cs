namespace Gapless.Readiness.Checks.Api;

/// <summary>What an answer to a bad request is.</summary>
internal enum ErrorForm
{
    /// <summary>Problem details (RFC 9457) with the status of the answer.</summary>
    Problem,
    WrongStatus,
    OwnJson,
    Text,
    Empty,

    /// <summary>A success, or the page that stands for everything.</summary>
    NoError,
}
