namespace Gapless.Api.Reference.Examples;

/// <summary>What somebody might send to an operation, and what comes back; null where there is no body.</summary>
internal sealed record OperationExample(object? Request = null, object? Answer = null);
