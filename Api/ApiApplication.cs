using Gapless.Api.Access;
using Gapless.Api.Accounts;
using Gapless.Api.Reference;
using Gapless.Contracts;
using Gapless.Data;
using Gapless.ServiceDefaults;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Evidence;
using Gapless.ServiceDefaults.Problems;
using Gapless.ServiceDefaults.Protection;
using Gapless.ServiceDefaults.Sessions;

namespace Gapless.Api;

/// <summary>The API, put together. Apart from the program, so that tests run the very same one.</summary>
internal static class ApiApplication
{
    /// <param name="args">As on the command line.</param>
    /// <param name="adjust">What differs from the real one; comes first, so that it may choose the clock.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        adjust?.Invoke(builder);
        builder.AddServiceDefaults();
        builder.AddCache();
        builder.AddSharedProtection();
        builder.AddSessions();
        builder.AddEvidence();
        builder.AddDatabase(poolSize: 20);
        builder.Services.AddAccess();
        builder.Services.AddAccounts();
        builder.Services.AddFeatures();
        builder.Services.AddReference();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, GaplessJson.Default));

        var app = builder.Build();
        app.UseProblems();
        app.UseRouting();
        app.UseSameOrigin();
        app.UseSessions();
        app.UseOrganization();
        app.UseAuthorization();
        app.MapDefaultEndpoints();
        app.MapApi();
        return app;
    }
}
