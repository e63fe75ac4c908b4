using Gapless.Data;
using Gapless.ServiceDefaults;
using Gapless.ServiceDefaults.Cache;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddCache();
builder.AddDatabase(poolSize: 10, takesJobs: true);

var app = builder.Build();
app.MapDefaultEndpoints();
app.Run();
