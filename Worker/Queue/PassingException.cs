namespace Gapless.Worker.Queue;

/// <summary>What failed may be over at the next attempt, and is tried again. People read its message meanwhile.</summary>
internal sealed class PassingException(string message) : Exception(message);
