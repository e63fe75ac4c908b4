using System.Text.Json.Nodes;
using Aspire.Hosting.Azure;

namespace Gapless.AppHost.Publishing.Azure;

/// <summary>What the model has no words for, as Bicep in <c>deploy/</c>.</summary>
internal static class AzureModules
{
    public static void AddAlerts(IDistributedApplicationBuilder builder, AzureStores stores, AzureObservation observation, ResourceTags tags)
    {
        var mail = builder.AddParameter("alert-email").WithDescription("Who gets alerts and budget warnings.");
        var amount = builder.AddParameter("budget-amount", "1000", publishValueAsDefault: true)
            .WithDescription("Monthly budget of the resource group, in the currency of the subscription.");
        var start = builder.AddParameter("budget-start").WithDescription("First day of the month of the first deployment, such as 2026-12-01. Never change it.");
        builder.AddBicepTemplate("alerts", "../deploy/alerts.bicep")
            .WithParameter(AzureBicepResource.KnownParameters.Location)
            .WithParameter("tags", Json(tags))
            .WithParameter("mail", mail)
            .WithParameter("workspaceId", observation.Logs.Resource.Id)
            .WithParameter("postgresId", stores.Postgres.Resource.Id)
            .WithParameter("cacheId", stores.Redis.Resource.Id);
        builder.AddBicepTemplate("budget", "../deploy/budget.bicep")
            .WithParameter("mail", mail)
            .WithParameter("amount", amount)
            .WithParameter("start", start);
    }

    public static void AddFrontDoor(IDistributedApplicationBuilder builder, ReferenceExpression origin, ResourceTags tags) =>
        builder.AddBicepTemplate("frontdoor", "../deploy/frontdoor.bicep").WithParameter("tags", Json(tags)).WithParameter("originHost", origin);

    private static JsonObject Json(ResourceTags tags) =>
        new(tags.Values.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)JsonValue.Create(tag.Value))));
}
