using System.Collections.Immutable;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Scoring;

namespace Gapless.Readiness.Tests.Scoring;

/// <summary>Findings in one line: <c>Findings.Of("a.b", Priority.High, Outcome.Fail)</c>.</summary>
internal static class Findings
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static CheckInfo Check(string id, Priority priority = Priority.High, Category category = Category.Security, Aggregation aggregation = Aggregation.All, params Method[] methods) =>
        new(id, category, priority, "It is so")
        {
            Why = "Why.",
            Remedy = "Remedy.",
            Effort = Effort.Small,
            References = ["A standard"],
            Aggregation = aggregation,
            Methods = methods.Length > 0 ? [.. methods] : [Method.Repository],
        };

    public static Finding Of(string id, Priority priority, Outcome outcome, Category category = Category.Security, bool waived = false, Method decidedBy = Method.Repository) =>
        new(Check(id, priority, category), outcome, outcome == Outcome.Unknown ? UnknownReason.Never : null, "It is so.") { IsWaived = waived, DecidedBy = decidedBy };

    public static ImmutableArray<Finding> Many(Priority priority, Outcome outcome, int count, string prefix = "x") =>
        [.. Enumerable.Range(0, count).Select(number => Of($"{prefix}{priority}{outcome}.{number}", priority, outcome))];

    /// <summary>The worked example of the catalogue's part C2.9.</summary>
    public static ImmutableArray<Finding> WorkedExample { get; } =
    [
        Of("a.one", Priority.Critical, Outcome.Pass), Of("a.two", Priority.Critical, Outcome.Unknown),
        Of("b.one", Priority.High, Outcome.Pass), Of("b.two", Priority.High, Outcome.Pass), Of("b.three", Priority.High, Outcome.Partial), Of("b.four", Priority.High, Outcome.Fail),
        Of("c.one", Priority.Medium, Outcome.Pass), Of("c.two", Priority.Medium, Outcome.Fail, waived: true), Of("c.three", Priority.Medium, Outcome.Unknown),
        Of("d.one", Priority.Low, Outcome.Pass),
    ];
}
