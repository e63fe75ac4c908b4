using Gapless.Data;
using Gapless.ServiceDefaults;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Evidence;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddCache();
builder.AddEvidence();
builder.AddDatabase(poolSize: 10, takesJobs: true);

var app = builder.Build();
app.MapDefaultEndpoints();
app.Run();
