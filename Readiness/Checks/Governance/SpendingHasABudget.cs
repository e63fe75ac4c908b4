using System.Globalization;
using Gapless.Readiness.Checks.Infrastructure;

namespace Gapless.Readiness.Checks.Governance;

public sealed class SpendingHasABudget : Check
{
    public override CheckInfo Info { get; } = new("cost.budgets", Category.Governance, Priority.Low, "Spending has a budget and an alert that reaches someone")
    {
        Why = "A loop that calls a paid service is noticed by the invoice, or by the budget.",
        Remedy = "Set a budget with alerts at half, four fifths and all of it to the owner, and a hard cap on keys of paid services.",
        Effort = Effort.Small,
        Methods = [Method.Heartbeat, Method.Repository, Method.Attestation],
        References = ["AWS Well-Architected COST02-BP05", "Azure Well-Architected CO:02, CO:04"],
        AppliesWhen = Condition.Any(Fact.Service, Fact.InfrastructureCode),
    };

    public override AttestationForm Attestation { get; } = new("Spending has a budget, and somebody is told before it is used up.", ["amount", "thresholds", "recipients", "last review"], 90);

    /// <summary><c>hb:cost-report</c> with <c>month_to_date</c>, <c>forecast</c>, <c>budget</c> and <c>currency</c>.</summary>
    public override IEnumerable<Verdict> Heartbeat(BeatFacts beats)
    {
        if (beats.Beats is not [var last, ..])
        {
            return [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "No cost was ever reported.")];
        }

        if (Amount(last, "forecast") is not { } forecast || Amount(last, "budget") is not { } budget || budget <= 0)
        {
            return [Verdict.Partial(Verdict.WholeSystem, "The last cost report names no forecast or no budget.", Evidence.Seen("hb:cost-report without numbers"))];
        }

        var evidence = Evidence.Certain(string.Create(CultureInfo.InvariantCulture, $"forecast {forecast}, budget {budget} {last.Meta.GetValueOrDefault("currency")}").TrimEnd());
        return [forecast <= budget ? Verdict.Pass(Verdict.WholeSystem, "The forecast stays inside the budget.", evidence)
            : forecast <= budget * 1.1m ? Verdict.Partial(Verdict.WholeSystem, "The forecast is up to a tenth above the budget.", evidence)
            : Verdict.Fail(Verdict.WholeSystem, "The forecast is more than a tenth above the budget.", evidence)];
    }

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var budgets = CloudCode.Of(repository, ResourceKind.Budget).ToList();
        if (budgets.Count == 0)
        {
            return [];
        }

        var told = budgets.Find(one => Recipients(one).Any(recipient => !Placeholders.IsPlaceholder(recipient) || recipient.StartsWith("${", StringComparison.Ordinal)));
        return [told is not null
            ? Verdict.Pass(Verdict.WholeSystem, "A budget is declared, and somebody is told.", told.Evidence())
            : Verdict.Partial(Verdict.WholeSystem, "A budget is declared, but it reaches nobody.", budgets[0].Evidence())];
    }

    private static IEnumerable<string> Recipients(CloudResource one) =>
        one.Settings("subscriber_email_addresses", "subscriber_sns_topic_arns", "contact_emails", "contactEmails", "contact_groups", "contactGroups", "contact_roles", "contactRoles", "monitoring_notification_channels", "pubsub_topic", "Subscribers", "subscriber", "Address")
            .SelectMany(node => node.Descendants()).Select(node => node.Text).OfType<string>().Where(text => text.Length > 0);

    private static decimal? Amount(Beat beat, string key) => decimal.TryParse(beat.Meta.GetValueOrDefault(key), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null;
}
