using Gapless.Api.Installation;
using Gapless.Contracts;
using Gapless.Data;
using Gapless.ServiceDefaults;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Evidence;
using Gapless.ServiceDefaults.Problems;
using Gapless.ServiceDefaults.Protection;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddCache();
builder.AddSharedProtection();
builder.AddEvidence();
builder.AddDatabase(poolSize: 20);
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, GaplessJson.Default));

var app = builder.Build();
app.UseProblems();
app.MapDefaultEndpoints();

var api = app.MapGroup("/api/v1");
api.MapInstallation();
app.Run();
