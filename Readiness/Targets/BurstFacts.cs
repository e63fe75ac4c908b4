namespace Gapless.Readiness.Targets;

/// <summary>What a short burst of requests met.</summary>
/// <param name="Sent">How many requests were sent until the limit, or in all.</param>
/// <param name="Seconds">How long that took.</param>
/// <param name="Limited">The first answer that refused, or null.</param>
/// <param name="Recovery">The answer after the wait the refusal asked for, or null when it was too long to wait.</param>
/// <param name="Lost">Requests whose connection was dropped.</param>
public sealed record BurstFacts(Uri Url, int Sent, double Seconds, Answer? Limited, Answer? Recovery, int Lost);
