using Gapless.Api.Accounts;
using Gapless.Api.Documents;
using Gapless.Api.Files;
using Gapless.Api.Gaps;
using Gapless.Api.Installation;
using Gapless.Api.Members;
using Gapless.Api.Operations;
using Gapless.Api.Reference;
using Gapless.Api.Scans;
using Gapless.Api.SelfAssessment;
using Gapless.Api.Systems;

namespace Gapless.Api;

/// <summary>Everything under <c>/api/v1</c>, a line a feature, and what forms post to.</summary>
internal static class ApiEndpoints
{
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapAccountForms();
        var api = app.MapGroup("/api/v1");
        api.MapAccounts();
        api.MapDocuments();
        api.MapFiles();
        api.MapGaps();
        api.MapInstallation();
        api.MapMembers();
        api.MapOperations();
        api.MapScans();
        api.MapSelfAssessment();
        api.MapSystems();
        app.MapReference();
    }
}
