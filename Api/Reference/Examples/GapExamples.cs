using Gapless.Contracts;
using Gapless.Contracts.Documents;
using Gapless.Contracts.Gaps;
using Gapless.Contracts.Members;

namespace Gapless.Api.Reference.Examples;

/// <summary>Examples of gaps and who sees to them, evidence files and documents.</summary>
internal static class GapExamples
{
    public static readonly IReadOnlyDictionary<string, OperationExample> All = new Dictionary<string, OperationExample>(StringComparer.Ordinal)
    {
        ["listGaps"] = new(Answer: new Page<GapEntry>([Samples.Gap], null)),
        ["getGap"] = new(Answer: new GapDetail
        {
            Gap = Samples.Gap,
            Why = "A break-in into a root container is a break-in into the host.",
            Remedy = "Add USER to the Dockerfile.",
            References = ["https://docs.docker.com/build/building/best-practices/#user"],
            Methods = ["repo"],
            Evidence = [new("repo", "declared", "shop", "fail", null, "api runs as root.", "4b825dc642cb6eb9a060e54bf8d69288fbee4904", Samples.At, Samples.At.AddDays(30), Samples.File.Digest, Samples.Other, [Samples.Evidence])],
            History = [Samples.Change],
            Mentions = [new(Samples.Id, "gaps.md", 30, "Containers run as root", IsClaimed: false)],
            Files = [Samples.File],
        }),
        ["listHistory"] = new(Answer: new Page<GapChangeEntry>([Samples.Change], null)),
        ["changeGap"] = new(new GapUpdate(Samples.Other, new(2026, 4, 1)), Samples.Gap),
        ["verifyGap"] = new(Answer: Samples.Started),
        ["listMembers"] = new(Answer: new Page<MemberEntry>([new(Samples.Other, "Ines Duarte", "owner")], null)),
        ["addEvidenceFile"] = new("the bytes of the file", Samples.File),
        ["getEvidenceFile"] = new(Answer: "the bytes of the file"),
        ["importDocument"] = new(new NewDocument("gaps.md", "# Shop - gap analysis\n\n## Critical gaps\n"), Samples.Started),
        ["previewDocument"] = new(new NewDocument("gaps.md", "# Shop - gap analysis\n\n## Critical gaps\n"), Samples.Imported),
        ["listDocuments"] = new(Answer: new Page<DocumentEntry>([Samples.Document], null)),
        ["getDocument"] = new(Answer: new DocumentDetail
        {
            System = "shop",
            Document = Samples.Document,
            Content = "# Shop - gap analysis\n\n## Critical gaps\n",
            Imported = Samples.Imported,
            Statements = [new(Samples.Id, "gap", "1", "Containers run as root", "Critical gaps", 30, IsClaimed: false, "missing", "critical", "open", "neither", ["container.nonroot"], [new("A user in the Dockerfile", 34, "fail", ["container.nonroot"])])],
        }),
    };
}
