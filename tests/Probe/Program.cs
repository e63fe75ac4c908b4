using System.Collections;

// A service that the tests of the engine can look into and break. "exit N" ends at once with that code.
if (args is ["exit", var code])
{
    return int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
}

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
var healthy = true;
app.MapGet("/", () => Environment.ProcessId);
app.MapGet("/environment", () => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value, StringComparer.Ordinal));
app.MapGet("/arguments", () => args);
app.MapGet("/ready", () => healthy ? Results.Ok() : Results.StatusCode(503));
app.MapPost("/ready/{value:bool}", (bool value) => healthy = value);
app.MapPost("/exit/{code:int}", (int code) => Environment.Exit(code));
app.Run();
return 0;
