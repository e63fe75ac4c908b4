using System.Text.Json.Serialization;
using Gapless.Contracts.Accounts;
using Gapless.Contracts.Documents;
using Gapless.Contracts.Evaluations;
using Gapless.Contracts.Gaps;
using Gapless.Contracts.Installation;
using Gapless.Contracts.Members;
using Gapless.Contracts.Operations;
using Gapless.Contracts.Plans;
using Gapless.Contracts.Scans;
using Gapless.Contracts.SelfAssessment;
using Gapless.Contracts.Systems;

namespace Gapless.Contracts;

/// <summary>How the wire records of the API are written.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(InstallationStatus))]
[JsonSerializable(typeof(Operation))]
[JsonSerializable(typeof(SystemDetail))]
[JsonSerializable(typeof(NewSystem))]
[JsonSerializable(typeof(SystemChange))]
[JsonSerializable(typeof(NewEnvironment))]
[JsonSerializable(typeof(NewRepository))]
[JsonSerializable(typeof(EnvironmentEntry))]
[JsonSerializable(typeof(RepositoryEntry))]
[JsonSerializable(typeof(SystemReadiness))]
[JsonSerializable(typeof(GapDetail))]
[JsonSerializable(typeof(GapUpdate))]
[JsonSerializable(typeof(NewScan))]
[JsonSerializable(typeof(ScanDetail))]
[JsonSerializable(typeof(NewDocument))]
[JsonSerializable(typeof(DocumentDetail))]
[JsonSerializable(typeof(Caller))]
[JsonSerializable(typeof(Page<SessionEntry>))]
[JsonSerializable(typeof(Page<MemberEntry>))]
[JsonSerializable(typeof(Page<SystemEntry>))]
[JsonSerializable(typeof(Page<TrendPoint>))]
[JsonSerializable(typeof(Page<GapEntry>))]
[JsonSerializable(typeof(Page<GapChangeEntry>))]
[JsonSerializable(typeof(Page<ScanEntry>))]
[JsonSerializable(typeof(Page<DocumentEntry>))]
[JsonSerializable(typeof(Page<Operation>))]
[JsonSerializable(typeof(OperationProgress))]
[JsonSerializable(typeof(SelfAssessmentReport))]
[JsonSerializable(typeof(OperationsStarted))]
[JsonSerializable(typeof(ImportedDocument))]
[JsonSerializable(typeof(DocumentChanges))]
[JsonSerializable(typeof(GapEntry))]
[JsonSerializable(typeof(SystemEntry))]
[JsonSerializable(typeof(EvidenceFileEntry))]
[JsonSerializable(typeof(IReadOnlyList<ScanEvidence>))]
[JsonSerializable(typeof(IReadOnlyList<ScanComponent>))]
[JsonSerializable(typeof(IReadOnlyList<ScanProblem>))]
[JsonSerializable(typeof(IReadOnlyList<TrendPoint>))]
[JsonSerializable(typeof(IReadOnlyList<PlanPhase>))]
[JsonSerializable(typeof(IReadOnlyList<EvidenceFileEntry>))]
public sealed partial class GaplessJson : JsonSerializerContext;
