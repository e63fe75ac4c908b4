using System.Text.RegularExpressions;
using Gapless.Readiness.Checks.Quality;

namespace Gapless.Readiness.Checks.Governance;

public sealed partial class ProcessorsAreRecorded : Check
{
    private static readonly Idiom Section = DocumentHeadings.Idiom("privacy.records/section", """sub-?processors?|records? of processing|processing activities|data processing agreements?|data processors|third[- ]party (services|processors)|data protection impact""");

    public override CheckInfo Info { get; } = new("privacy.records", Category.Governance, Priority.Medium, "Processors, data-processing agreements and records of processing are in order")
    {
        Why = "Whoever hands people's data to others has to know to whom, why and under which contract, and has to show it when asked.",
        Remedy = "List every service that gets personal data with its purpose and region, sign an agreement with each, and keep the record of processing up to date.",
        Effort = Effort.Medium,
        Methods = [Method.Attestation, Method.Repository],
        References = ["GDPR Art. 28, 30, 35, 44-49"],
        AppliesWhen = Condition.Any(Fact.PersonalData),
    };

    public override ImmutableArray<Idiom> Idioms => [Section];

    public override AttestationForm Attestation { get; } = new(
        "The record of processing is complete, and there is an agreement with every processor that gets personal data.",
        ["record of processing (location and date)", "processors with date of the agreement and region", "transfers outside the EEA", "impact assessment or why none", "contact for data protection"],
        365);

    /// <summary>A page supports what people have to state; processors that it does not list are named.</summary>
    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var processors = Processors.Of(repository);
        var page = repository.Files.FirstOrDefault(file => Page().IsMatch(file.Path) && file.Class is PathClasses.Documentation or PathClasses.Production);
        var section = repository.FirstOf(null, Section);
        var evidence = processors.Take(8).Select(one => one.Evidence).ToList();
        if (page is not null || section is not null)
        {
            return [Verdict.Partial(Verdict.WholeSystem, $"{page?.Path ?? section!.Path} records processing; agreements have to be stated{(processors.Count > 0 ? $" for {Named(processors)}" : "")}.", evidence.Prepend(Evidence.Strong("written down", section?.Location ?? new(page!.Path, 0))))];
        }

        return processors.Count > 0
            ? [Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, $"Personal data may go to {Named(processors)}; the agreements have to be stated.", evidence)]
            : [];
    }

    private static string Named(IReadOnlyList<(string Name, Evidence Evidence)> processors) => string.Join(", ", processors.Select(one => one.Name));

    [GeneratedRegex("""(^|/)(ropa|sub-?processors?|records?-of-processing|data-processing|dpa)[\w-]*\.(md|txt|adoc|csv|tsx|html|mdx)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Page();
}
