using System.Net;
using Gapless.Contracts.SelfAssessment;
using Gapless.Data.Systems;

namespace Gapless.Api.Tests.SelfAssessment;

[Collection("stores")]
public sealed class SelfAssessmentTests(ApiStores stores)
{
    [Fact]
    public async Task CountsEveryKnownGapOnce_AndProvesNothingUnseen()
    {
        await using var api = await stores.StartAsync();
        var caller = await api.CallerAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await caller.Http.GetAsync("/api/v1/self-assessment")).StatusCode);
        await using var database = api.As(caller.Organization);
        database.Systems.Add(new TrackedSystem { Id = Guid.CreateVersion7(), OrganizationId = caller.Organization, Name = "Gapless", Slug = "gapless", IsInstallation = true, CreatedAt = Watched.Noon });
        await database.SaveChangesAsync();

        var report = await caller.GetAsync<SelfAssessmentReport>("/api/v1/self-assessment");

        Assert.Equal(77, report.Rows.Count);
        Assert.Equal(77, report.Proved + report.Declared + report.NeedsAPerson + report.Open);
        Assert.Equal((0, 0, null), (report.Proved, report.Declared, report.EvaluatedAt));
    }
}
