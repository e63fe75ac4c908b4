namespace Gapless.Readiness.Checks.Observability;

/// <summary>One alert as a rule file or the infrastructure code defines it.</summary>
/// <param name="Text">Its name and condition: what it is about.</param>
/// <param name="HasRunbook">It links what to do.</param>
internal sealed record AlertRule(string Name, string Text, bool HasSeverity, bool HasRunbook, bool HasAction, Location Location);
