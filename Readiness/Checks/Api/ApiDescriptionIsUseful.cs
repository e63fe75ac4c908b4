namespace Gapless.Readiness.Checks.Api;

public sealed class ApiDescriptionIsUseful : Check
{
    private const int FewWarnings = 3;

    public override CheckInfo Info { get; } = new("api.openapi-valid", Category.Api, Priority.Medium, "The OpenAPI description is valid and useful")
    {
        Why = "A description with loose ends breaks the generators of clients, and one without errors and security leaves out what callers stumble over.",
        Remedy = "Lint it in the pipeline: every reference resolves, every operation has a summary, a typed answer, its refusals and its security.",
        Effort = Effort.Small,
        Methods = [Method.Live, Method.Repository],
        References = ["OpenAPI 3.1", "CKV_OPENAPI_3", "CKV_OPENAPI_4", "CKV_OPENAPI_5", "CKV_OPENAPI_20"],
        AppliesWhen = Condition.Any(Fact.Api, Fact.ApiTarget),
    };

    public override ImmutableArray<ProbeRequest> Requests => ApiDescription.Requests;

    public override IEnumerable<Verdict> Live(TargetFacts target) => ApiDescription.Of(target) is { } description
        ? [Judge(target.Name, JsonNodes.Read(description.Source.Text), description.Source.Asked, description.Source.Seen("description"))]
        : [target.WhyUnknown(target.Home.Final) ?? Verdict.Unknown(target.Name, UnknownReason.Never, "No description lies where they usually do.")];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository) => repository.DataFiles
        .Where(file => file.Class is not (PathClasses.Test or PathClasses.Sample or PathClasses.Vendored) && file.Documents is [var root, ..] && (root["openapi"].Exists || root["swagger"].Exists) && root["paths"].Exists)
        .Select(file => Judge(file.Path, file.Documents[0], file.Path, Evidence.Certain("description", new(file.Path, 0))))
        .DefaultIfEmpty(Verdict.Unknown(Verdict.WholeSystem, UnknownReason.Never, "The repository holds no description; one that the code makes shows only while it runs."));

    private static Verdict Judge(string subject, Node root, string where, Evidence source)
    {
        var review = OpenApiReview.Of(root);
        var evidence = review.Faults.Concat(review.Warnings).Take(10).Select(one => Evidence.Certain($"{one.Pointer}: {one.What}", source.Location)).Append(source);
        var useful = $"{review.Useful} of {review.Operations} operations say what they do, what they answer and refuse, and who may call";
        return review switch
        {
            { Faults: [var first, ..] } => Verdict.Fail(subject, $"{where} is not valid: at {first.Pointer}, {first.What}{(review.Faults.Length > 1 ? $" (and {review.Faults.Length - 1} more)" : "")}.", evidence),
            { IsUseful: true, Warnings: [] } => Verdict.Pass(subject, $"{where} is valid; {useful}.", evidence),
            { IsUseful: true, Warnings.Length: <= FewWarnings } => Verdict.Partial(subject, $"{where} is valid and useful, with {review.Warnings.Length} warnings.", evidence),
            _ => Verdict.Partial(subject, $"{where} is valid; only {useful}.", evidence),
        };
    }
}
