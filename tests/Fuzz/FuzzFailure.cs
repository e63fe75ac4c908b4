namespace Gapless.Fuzz;

internal sealed record FuzzFailure(byte[] Input, string Reason);
