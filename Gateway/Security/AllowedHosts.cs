using Gapless.Gateway.Pages;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Gapless.Gateway.Security;

/// <summary>Answers only to the names of this installation (setting AllowedHosts), so that nobody's name gets into a link or a cache.</summary>
internal static partial class AllowedHosts
{
    private const string Key = "AllowedHosts";

    public static void AddAllowedHosts(this WebApplicationBuilder builder)
    {
        // The framework's own filter comes before everything. Platforms ask for health by address, and an error needs its page: ours comes later.
        builder.Services.PostConfigure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);
        builder.Services.AddOptions<AllowedHostsOptions>()
            .Configure<IConfiguration>((options, configuration) => options.Names = Names(configuration[Key]))
            .Validate(
                options => options.Names.All(name => name == "*" || Uri.CheckHostName(name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name) != UriHostNameType.Unknown),
                "Setting AllowedHosts: each must be a host name without scheme and port, such as gapless.example or *.gapless.example; several are divided by semicolons.")
            .ValidateOnStart();
    }

    public static void UseAllowedHosts(this WebApplication app)
    {
        var names = app.Services.GetRequiredService<IOptions<AllowedHostsOptions>>().Value.Names;
        if (names.Count == 0 || names.Contains("*", StringComparer.Ordinal))
        {
            if (!app.Environment.IsDevelopment())
            {
                Log.Any(app.Logger);
            }

            return;
        }

        List<StringSegment> patterns = [.. names.Select(name => new StringSegment(new HostString(name).ToUriComponent()))];
        app.Use((context, next) =>
        {
            if (HostString.MatchesAny(context.Request.Host.Host, patterns))
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return ErrorPages.WriteAsync(context, new ErrorText("This is not a name of this installation", "Check the address."));
        });
    }

    private static List<string> Names(string? setting) =>
        [.. (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Every host name is answered. Set AllowedHosts to the names under which this installation is reached.")]
        public static partial void Any(ILogger logger);
    }
}
