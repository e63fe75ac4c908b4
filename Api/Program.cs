using Gapless.Data;
using Gapless.ServiceDefaults;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Problems;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddCache();
builder.AddDatabase(poolSize: 20);

var app = builder.Build();
app.UseProblems();
app.MapDefaultEndpoints();
app.Run();
