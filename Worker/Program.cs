using Gapless.Data;
using Gapless.ServiceDefaults;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Evidence;
using Gapless.Worker.Jobs;
using Gapless.Worker.Queue;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddCache();
builder.AddEvidence();
builder.AddDatabase(poolSize: QueueDefaults.PoolSize(builder.Configuration), takesJobs: true);
builder.AddQueue();
builder.Services.AddJobs();

var app = builder.Build();
app.MapDefaultEndpoints();
app.Run();
