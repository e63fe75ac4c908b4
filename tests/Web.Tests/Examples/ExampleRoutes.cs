using Gapless.Contracts;
using Gapless.Contracts.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gapless.Web.Tests.Examples;

/// <summary>The Api's addresses with the example behind them.</summary>
internal static class ExampleRoutes
{
    private static readonly OperationsStarted Started = new([ExampleScans.Operation]);

    public static void MapExamples(this IEndpointRouteBuilder app, FakeApi fake)
    {
        var api = app.MapGroup("/api/v1");
        api.MapGet("/systems", () => Json(new Page<Contracts.Systems.SystemEntry>(fake.IsEmpty ? [] : [ExampleSystem.Detail.System, ExampleSystem.Fresh.System], null)));
        api.MapGet("/openapi.json", () => Results.File(Checkout.PathOf("docs/openapi.json"), "application/json"));
        api.MapGet("/self-assessment", () => Json(ExampleSelfAssessment.Report));
        api.MapPost("/systems", () => Json(ExampleSystem.Fresh.System, 201));
        api.MapGet("/systems/{slug}", (string slug) => slug switch
        {
            ExampleSystem.Slug => Json(ExampleSystem.Detail),
            "fresh" => Json(ExampleSystem.Fresh),
            _ => Results.NotFound(),
        });
        api.MapGet("/systems/{slug}/trend", () => Json(ExampleSystem.Trend));
        api.MapGet("/systems/{slug}/changes", () => Json(new Page<Contracts.Gaps.GapChangeEntry>(ExampleGaps.Detail.History, "second")));
        api.MapGet("/systems/{slug}/plan", () => Json(ExampleSystem.Plan));
        api.MapPost("/systems/{slug}/environments", () => Json(ExampleSystem.Detail.Environments[0], 201));
        api.MapDelete("/systems/{slug}/environments/{id}", () => Results.NoContent());
        api.MapPost("/systems/{slug}/repositories", () => Json(ExampleSystem.Detail.Repositories[0], 201));
        api.MapDelete("/systems/{slug}/repositories/{id}", () => Results.NoContent());
        api.MapGet("/members", () => Json(new Page<Contracts.Members.MemberEntry>(ExampleGaps.Members, null)));
        MapGaps(api);
        MapScans(api);
        MapDocuments(api);
    }

    private static void MapGaps(RouteGroupBuilder api)
    {
        api.MapGet("/systems/{slug}/gaps", (string? text, string? priority, string? outcome, string? category, string? after) =>
        {
            var gaps = ExampleGaps.All.Where(gap => (text is null || gap.Check.Contains(text, StringComparison.OrdinalIgnoreCase)) && (priority is null || gap.Priority == priority)
                && (outcome is null || gap.Outcome == outcome) && (category is null || gap.Category == category)).Skip(after is null ? 0 : 20).ToList();
            return Json(new Page<Contracts.Gaps.GapEntry>([.. gaps.Take(20)], gaps.Count > 20 ? "second" : null));
        });
        api.MapGet("/gaps/{id:guid}", (Guid id, HttpResponse response) =>
        {
            response.Headers.ETag = "\"7\"";
            return id == ExampleGaps.Renewal ? Json(ExampleGaps.Detail) : Results.NotFound();
        });
        api.MapGet("/gaps/{id:guid}/history", (string? after) => Json(new Page<Contracts.Gaps.GapChangeEntry>(after is null ? ExampleGaps.Detail.History : [], after is null ? "second" : null)));
        api.MapPatch("/gaps/{id:guid}", () => Json(ExampleGaps.Detail.Gap));
        api.MapPost("/gaps/{id:guid}/verify", () => Json(Started, 202));
        api.MapPost("/gaps/{id:guid}/files", () => Json(ExampleGaps.Detail.Files[0], 201));
    }

    private static void MapScans(RouteGroupBuilder api)
    {
        api.MapGet("/systems/{slug}/scans", (string slug) => Json(new Page<Contracts.Scans.ScanEntry>(slug == "fresh" ? [] : ExampleScans.All, null)));
        api.MapPost("/systems/{slug}/scans", () => Json(Started, 202));
        api.MapPost("/systems/{slug}/repositories/{id}/archive", () => Json(Started, 202));
        api.MapGet("/scans/{id:guid}", (Guid id) => ExampleScans.All.Any(scan => scan.Id == id) ? Json(ExampleScans.Detail(id)) : Results.NotFound());
        api.MapGet("/operations/{id:guid}", (Guid id) => Json(new Operation { Id = id, Kind = "document.import", State = "succeeded", CreatedAt = ExampleSystem.Now, FinishedAt = ExampleSystem.Now, Progress = null, Error = null, Result = $"/api/v1/documents/{ExampleDocuments.Id}" }));
        api.MapDelete("/operations/{id:guid}", () => Results.Accepted());
    }

    private static void MapDocuments(RouteGroupBuilder api)
    {
        api.MapGet("/systems/{slug}/documents", (string slug, string? after) => Json(new Page<Contracts.Documents.DocumentEntry>(slug == "fresh" ? [] : [ExampleDocuments.Entry], after is null && slug != "fresh" ? "second" : null)));
        api.MapPost("/systems/{slug}/documents", () => Json(Started, 202));
        api.MapPost("/documents/preview", () => Json(ExampleDocuments.Imported));
        api.MapGet("/documents/{id:guid}", (Guid id) => id == ExampleDocuments.Id ? Json(ExampleDocuments.Detail) : Results.NotFound());
        api.MapDelete("/documents/{id:guid}", () => Results.NoContent());
    }

    private static IResult Json<T>(T value, int status = 200) => Results.Json(value, GaplessJson.Default, statusCode: status);
}
