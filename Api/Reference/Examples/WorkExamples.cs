using Gapless.Contracts;
using Gapless.Contracts.Accounts;
using Gapless.Contracts.Installation;
using Gapless.Contracts.Scans;
using Gapless.Contracts.SelfAssessment;

namespace Gapless.Api.Reference.Examples;

/// <summary>Examples of scans, operations, accounts and the installation.</summary>
internal static class WorkExamples
{
    public static readonly IReadOnlyDictionary<string, OperationExample> All = new Dictionary<string, OperationExample>(StringComparer.Ordinal)
    {
        ["startScan"] = new(new NewScan(RepositoryId: Samples.Id), Samples.Started),
        ["uploadArchive"] = new("the bytes of a zip or tar archive", Samples.Started),
        ["listScans"] = new(Answer: new Page<ScanEntry>([Samples.Scan], null)),
        ["getScan"] = new(Answer: new ScanDetail
        {
            Scan = Samples.Scan,
            Progress = null,
            Components = [new("api", "api", "node", "http")],
            Facts = ["docker", "node"],
            Findings = [new("container.nonroot", "containers", "high", "Containers run as an unprivileged user", "fail", null, "api runs as root.")],
            Problems = [new("dump.json", "tooLarge", "Larger than what is read of one file.")],
        }),
        ["getOperation"] = new(Answer: Samples.Operation),
        ["cancelOperation"] = new(Answer: Samples.Operation with { State = "cancelled", Progress = null, FinishedAt = Samples.At }),
        ["getEvents"] = new(Answer: "id: 1772625600000001\nevent: operation.progress\ndata: {\"id\":\"0190aa10-6f3c-7c41-9b1e-5d2f8c7a4b10\",\"kind\":\"scan.repository\",\"progress\":{\"stage\":\"judging\",\"done\":31,\"total\":49}}\n\n"),
        ["getCaller"] = new(Answer: new Caller(Samples.Id, "Ines Duarte", "ines.duarte@example.com", Samples.Other, "Shop", "owner")),
        ["listSessions"] = new(Answer: new Page<SessionEntry>([new(Samples.Id, "Firefox on Linux", Samples.At, Samples.At, IsCurrent: true)], null)),
        ["getSelfAssessment"] = new(Answer: new SelfAssessmentReport(31, 20, 14, 12, [new("12", "Rate limits", "a limit at the door", "proved", [Samples.Outcome], [])], Samples.At)),
        ["getStatus"] = new(Answer: new InstallationStatus { Overall = PartStatus.Healthy, CheckedAt = Samples.At, Parts = [new("API", PartStatus.Healthy, 2), new("Database", PartStatus.Healthy, null)] }),
    };
}
