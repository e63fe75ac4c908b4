using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Api;

/// <summary>What error answers look like that tell strangers about the inside.</summary>
internal static partial class LeakSignatures
{
    /// <summary>The inside shows: a trace, a query, a path with a line.</summary>
    public static string? Leak(Answer answer) => Named(answer.Text, Leaks());

    /// <summary>Only a development mode answers so.</summary>
    public static string? DevelopmentMode(Answer answer) =>
        answer.Headers.Has("x-debug-token") ? "symfony-profiler"
        : answer.Headers.Has("x-debugbar-id") ? "debugbar"
        : Named(answer.Text, Development());

    /// <summary>A framework's own page for errors names the product.</summary>
    public static string? DefaultPage(Answer answer) => Named(answer.Text, DefaultPages());

    private static string? Named(string text, Regex pattern)
    {
        try
        {
            return pattern.Match(text) is { Success: true } match
                ? match.Groups.Values.Skip(1).First(group => group.Success).Name.Replace('_', '-')
                : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    [GeneratedRegex("""
        (?<dotnet_trace>\bat\x20[\w.<>`+]{3,200}\([^)\n]{0,300}\)\x20in\x20[^\n]{1,300}:line\x20\d+)
        |(?<dotnet_error_page>An\x20unhandled\x20exception\x20occurred\x20while\x20processing\x20the\x20request)
        |(?<java_trace>\bat\x20[\w.$]{3,200}\(\w{1,100}\.(java|kt|scala):\d+\))
        |(?<python_trace>Traceback\x20\(most\x20recent\x20call\x20last\))
        |(?<werkzeug_debugger>Werkzeug\x20Debugger|__debugger__=yes)
        |(?<django_debug>You(&\#x27;|')re\x20seeing\x20this\x20error\x20because)
        |(?<node_trace>\bat\x20[^\n()]{0,200}\(?(file://)?/[^\n():]{1,300}\.(js|ts|mjs|cjs):\d+:\d+\)?)
        |(?<php_error>(Fatal\x20error|Warning|Notice)(</b>)?:\x20[^\n]{1,400}\x20on\x20line\x20(<b>)?\d+)
        |(?<whoops>Whoops,\x20looks\x20like\x20something\x20went\x20wrong|Whoops\\Handler|facade/ignition|laravel-ignition)
        |(?<ruby_trace>app/[\w/.]{1,200}\.rb:\d+:in)
        |(?<go_trace>goroutine\x20\d+\x20\[)
        |(?<sql_error>SQLSTATE\[|ORA-\d{5}|syntax\x20error\x20at\x20or\x20near|SqlException|PrismaClient\w{1,60}Error|\bER_[A-Z_]{4,60}\b)
        |(?<source_path>(/home/|/usr/src/|/app/|/var/www/|[A-Z]:\\)[\w./\\\x20-]{1,200}\.(cs|js|ts|py|rb|php|go|java):\d+)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Leaks();

    [GeneratedRegex("""
        (?<vite_dev_server>/@vite/client|/@react-refresh)
        |(?<webpack_dev_server>webpack-dev-server|__webpack_hmr)
        |(?<next_dev>/_next/static/development/|__nextjs_original-stack-frame|next-dev\.js|react-refresh)
        |(?<django_debug>You(&\#x27;|')re\x20seeing\x20this\x20error\x20because\x20you\x20have|Using\x20the\x20URLconf\x20defined\x20in)
        |(?<werkzeug_debugger>Werkzeug\x20Debugger|__debugger__=yes)
        |(?<debugbar>phpdebugbar|PhpDebugBar)
        |(?<symfony_profiler>sf-toolbar|/_profiler/)
        |(?<developer_error_page>An\x20unhandled\x20exception\x20occurred\x20while\x20processing\x20the\x20request|DeveloperExceptionPage)
        |(?<ignition>laravel-ignition|facade/ignition|Whoops\\Handler)
        |(?<rails_dev>Rails\.root:\x20|Action\x20Controller:\x20Exception\x20caught)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Development();

    [GeneratedRegex("""
        (?<express>Cannot\x20(GET|POST|PUT|OPTIONS|GAPLESS)\x20/)
        |(?<tomcat>Apache\x20Tomcat/\d|HTTP\x20Status\x20\d{3}\x20[–-])
        |(?<spring>Whitelabel\x20Error\x20Page)
        |(?<iis>Internet\x20Information\x20Services|IIS\x20\d+\.\d\x20Detailed\x20Error)
        |(?<nginx>nginx/\d+\.\d+)
        |(?<apache>Apache/\d+\.\d+)
        |(?<django><h1>Not\x20Found</h1><p>The\x20requested\x20resource\x20was\x20not\x20found\x20on\x20this\x20server)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DefaultPages();
}
