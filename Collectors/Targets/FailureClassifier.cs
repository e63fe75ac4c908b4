using System.Net.Sockets;
using System.Security.Authentication;
using Gapless.Readiness.Targets;

namespace Gapless.Collectors.Targets;

/// <summary>Says what an exception means for the answer that did not come.</summary>
internal static class FailureClassifier
{
    /// <summary>Null for what is no failure of the target.</summary>
    public static AnswerFailure? Of(Exception exception) => exception switch
    {
        OperationCanceledException => AnswerFailure.TimedOut,
        HttpRequestException { InnerException: AuthenticationException } => AnswerFailure.TlsFailed,
        HttpRequestException { InnerException: SocketException socket } => OfSocket(socket),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => AnswerFailure.TlsFailed,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => AnswerFailure.Refused,
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } => AnswerFailure.Malformed,
        SocketException socket => OfSocket(socket),
        HttpRequestException or IOException or AuthenticationException => AnswerFailure.ConnectionLost,
        InvalidOperationException or ArgumentException or FormatException => AnswerFailure.Malformed,
        _ => null,
    };

    private static AnswerFailure OfSocket(SocketException socket) => socket.SocketErrorCode switch
    {
        SocketError.TimedOut => AnswerFailure.TimedOut,
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => AnswerFailure.NameNotResolved,
        SocketError.ConnectionReset or SocketError.ConnectionAborted => AnswerFailure.ConnectionLost,
        _ => AnswerFailure.Refused,
    };
}
