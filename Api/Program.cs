using Gapless.ServiceDefaults;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Problems;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddCache();

var app = builder.Build();
app.UseProblems();
app.MapDefaultEndpoints();
app.MapGet("/api/v1/boom", string () => throw new InvalidOperationException("secret"));
app.MapGet("/api/v1/items/{id:int}", (int id) => new { id });
app.Run();
