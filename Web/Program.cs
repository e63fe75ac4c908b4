using Gapless.Contracts;
using Gapless.ServiceDefaults;
using Gapless.ServiceDefaults.Cache;
using Gapless.ServiceDefaults.Protection;
using Gapless.Web.Components;
using Gapless.Web.Components.Pages.Systems;
using Gapless.Web.Failures;
using Gapless.Web.Preferences;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddCache();
builder.AddSharedProtection();
builder.Services.AddHttpClient<GaplessClient>(client => client.BaseAddress = new Uri("https+http://api"));
builder.Services.AddHttpContextAccessor();
builder.Services.AddRazorComponents();

var app = builder.Build();
app.UseExceptionHandler("/error/500", createScopeForErrors: true);
app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
app.UseApiFailures();
app.UseAntiforgery();
app.MapDefaultEndpoints();
app.MapStaticAssets();
app.MapTheme();
app.MapCheckRoutes();
app.MapRazorComponents<App>();
app.Run();
