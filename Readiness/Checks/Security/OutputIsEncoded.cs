using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Security;

public sealed partial class OutputIsEncoded : Check
{
    // What a person writes; a bundle is one line.
    private const int LongestWritten = 1000;

    private static readonly Idiom Sink = Phrases.Idiom(
        "input.xss/sink",
        [.. Language.Code, Language.Markup],
        """dangerouslySetInnerHTML=\{\{\s*__html:\s*(?<value>[^\n]{1,160})""", """\bv-html="(?<value>[^"\n]{1,160})"?""", """\[innerHTML\]="(?<value>[^"\n]{1,160})"?""", """\bbypassSecurityTrust(Html|Script|Url|ResourceUrl)\((?<value>[^\n]{1,160})""", """\{@html (?<value>[^}\n]{1,160})""", """\.innerHTML\s*\+?=(?!=)\s*(?<value>[^\n]{1,160})""", """\.outerHTML\s*=(?!=)\s*(?<value>[^\n]{1,160})""", """\.insertAdjacentHTML\([^,\n]{1,40},\s*(?<value>[^\n]{1,160})""", """\bdocument\.write(ln)?\((?<value>[^\n]{1,160})""", """\$\([^\n]{1,60}\)\.html\((?<value>(?!\))[^\n]{1,160})""",
        """@Html\.Raw\((?<value>[^\n]{1,160})""", """\(MarkupString\)\s*(?<value>[^\n]{1,400})""", """\bnew MarkupString\((?<value>[^\n]{1,400})""", """\bnew HtmlString\((?<value>[^\n]{1,160})""", """\{\{(?<value>[^}\n]{1,160})\|\s*safe\b""", """\bmark_safe\((?<value>[^\n]{1,160})""", """\{%-?\s*autoescape off""", """(?<![\w.])Markup\((?<value>[^\n]{1,160})""", """<%-(?<value>(?!\s*include\b)[^\n]{1,160})""", """\{\{\{(?<value>[^}\n]{1,160})\}\}\}""", """<%=\s*raw[( ](?<value>[^\n]{1,160})""", """<%==(?<value>[^\n]{1,160})""", """(?<value>[^\n]{1,80})\.html_safe\b""", """\{!!(?<value>[^\n]{1,160}?)!!\}""", """\bth:utext="(?<value>[^"\n]{1,160})"?""", """\btemplate\.HTML\((?<value>[^\n]{1,160})""", """<%=\s*Phoenix\.HTML\.raw\(?(?<value>[^\n]{1,160})""") with
    { Accept = IsOwn, LimitPerFile = 30 };

    private static readonly Idiom Sanitiser = Phrases.Idiom("input.xss/sanitiser", [.. Language.Code, Language.Markup], """DOMPurify\b""", """\bsanitizeHtml\b""", """sanitize-html""", """\bHtmlSanitizer\b""", """\bbleach\.clean\(""", """\bnh3\.clean\(""", """\bLoofah\b""", """\bHTMLPurifier\b""", """\bbluemonday\.""", """PolicyFactory\b""", """rehype-sanitize""", """rehypeSanitize""", """\bammonia::""", """\bHtmlSanitizeEx\b""");

    // One's own cleaning, or the framework's encoding, in the file that writes.
    private static readonly Idiom Encoder = Phrases.Idiom("input.xss/encoder", [.. Language.Code, Language.Markup], """\w*[sS]aniti[sz]e\w*\(""", """\bfilterXSS\(""", """\bpurify\(""", """\b\w*[eE]scapeHtml\w*\(""", """\bescape_html\(""", """\bhtml\.escape\(""", """\bHtmlEncode\w*\b""", """\bhtmlspecialchars\(""", """\bCGI\.escapeHTML\(""", """\bhtml\.EscapeString\(""", """createElement\(['"]textarea['"]\)""", """\bhtml_escape\(""", """\bencodeHtml\w*\(""") with { LimitPerFile = 3 };

    // A part of a page that the server has rendered.
    private static readonly Idiom Fetched = Phrases.Idiom("input.xss/fetched", [Language.JavaScript, Language.Markup], """\.text\(\)""", """\$\.get\(""", """\$\.post\(""", """\$\.ajax\(""", """\.responseText\b""", """\bfetchText\(""", """\$\.getJSON\(""", """\bhtmx\b""");

    private static readonly Idiom RawMarkdown = Phrases.Idiom("input.xss/raw-markdown", [Language.JavaScript, Language.Markup, Language.Go, Language.Python], """\brehypeRaw\b""", """rehype-raw""", """MarkdownIt\([^)\n]{0,80}html:\s*true""", """markdown-it[^\n]{0,80}html:\s*true""", """html\.WithUnsafe\(\)""");

    private static readonly string[] Editors = ["@tiptap/*", "quill", "react-quill*", "vue-quill*", "@ckeditor/*", "ckeditor*", "tinymce*", "@tinymce/*", "trix", "draft-js", "@editorjs/*", "django-ckeditor*", "froala*"];
    private static readonly string[] Sanitisers = ["dompurify", "isomorphic-dompurify", "sanitize-html", "xss", "HtmlSanitizer", "bleach", "nh3", "loofah", "rails-html-sanitizer", "rails", "ezyang/htmlpurifier", "mews/purifier", "github.com/microcosm-cc/bluemonday", "owasp-java-html-sanitizer", "rehype-sanitize", "ammonia", "html_sanitize_ex", "symfony/html-sanitizer"];

    public override CheckInfo Info { get; } = new("input.xss", Category.Security, Priority.High, "Output is encoded and user HTML is sanitised")
    {
        Why = "Text of one user that another's browser runs as a program can do whatever that other user may do.",
        Remedy = "Let the template encode everything; where HTML of users must be shown, send it through a sanitiser with a list of what is allowed, and limit scripts by policy.",
        Effort = Effort.Medium,
        Methods = [Method.Repository],
        References = ["OWASP ASVS 5.0 1.2.1, 1.2.3, 1.3.1, 3.2.2", "CWE-79"],
        AppliesWhen = Condition.Any(Fact.Frontend),
        Aggregation = Aggregation.AnyFail,
    };

    public override ImmutableArray<Idiom> Idioms => [Sink, Sanitiser, Encoder, Fetched, RawMarkdown];

    public override IEnumerable<Verdict> Repository(RepositoryFacts repository)
    {
        var sinks = repository.HitsOf(Sink).Where(hit => !HtmlValue.IsConstant(hit.Value.Trim())).ToList();
        var bare = sinks.Where(hit => !Cleaned().IsMatch(hit.Excerpt) && !Cleaned().IsMatch(hit.Value) && !repository.HitsIn(hit.Path, Sanitiser).Any() && !repository.HitsIn(hit.Path, Encoder).Any()).ToList();
        var review = bare.Where(hit => Review().IsMatch(hit.Excerpt) || Review().IsMatch(hit.Value) || hit.Path[(hit.Path.LastIndexOf('/') + 1)..].Contains("theme", StringComparison.OrdinalIgnoreCase) || Made().IsMatch(hit.Value.Trim()) || IsFetched(repository, hit)).ToList();
        var open = bare.Except(review).ToList();
        return [Judge(repository, sinks, open, review)];
    }

    private static Verdict Judge(RepositoryFacts repository, List<IdiomHit> sinks, List<IdiomHit> open, List<IdiomHit> review)
    {
        if (open is [_, ..] && repository.FirstOf(null, Sanitiser) is { } used)
        {
            return Verdict.Partial(Verdict.WholeSystem, $"A sanitiser is in use, and {(open.Count == 1 ? "one place writes" : $"{open.Count} places write")} a value into the page where none was seen.", open.Take(7).Select(hit => Evidence.Strong("raw HTML", hit.Location)).Append(Evidence.Strong("a sanitiser", used.Location)));
        }

        if (open is [var first, ..])
        {
            return Verdict.Fail(Verdict.WholeSystem, open.Count == 1 ? $"{first.Path} writes a value into the page without encoding or sanitising it." : $"{open.Count} places, such as {first.Path}, write values into the page without encoding or sanitising them.", open.Take(8).Select(hit => Evidence.Strong("raw HTML", hit.Location)));
        }

        if (EditorOf(repository) is { } editor && repository.FirstOf(null, Sanitiser) is null && !repository.Manifests.Any(manifest => Sanitisers.Any(name => manifest.Find(name) is not null)))
        {
            return Verdict.Fail(Verdict.WholeSystem, "People write formatted text, and nothing sanitises it.", editor);
        }

        if (repository.FirstOf(null, RawMarkdown) is { } raw && repository.FirstOf(null, Sanitiser) is null)
        {
            return Verdict.Partial(Verdict.WholeSystem, "Markdown may hold raw HTML, and nothing sanitises it.", Evidence.Strong("raw HTML in Markdown", raw.Location));
        }

        return review.Count > 0 ? Verdict.Partial(Verdict.WholeSystem, $"{review.Count} places write structured or translated text into the page raw; somebody has to look whether users reach it.", review.Take(6).Select(hit => Evidence.Strong("to be looked at", hit.Location)))
            : sinks.Count > 0 ? Verdict.Pass(Verdict.WholeSystem, $"Each of {sinks.Count} places that write HTML sanitises it.", sinks.Take(4).Select(hit => Evidence.Strong("sanitised", hit.Location)))
            : Verdict.Pass(Verdict.WholeSystem, "Nothing writes a value into a page past the template's encoding.", Evidence.Strong("no raw HTML", repository.Facts.Why(Fact.Frontend)?.Location));
    }

    private static Evidence? EditorOf(RepositoryFacts repository)
    {
        foreach (var manifest in repository.Manifests.Where(one => one.Class == PathClasses.Production))
        {
            if (Editors.Select(manifest.Find).FirstOrDefault(found => found is { IsDevelopment: false }) is { } editor)
            {
                return Evidence.Strong(editor.Name, new(manifest.Path, editor.Line));
            }
        }

        return null;
    }

    // A library that was copied in is not this code, and neither are e-mails: their readers run no scripts.
    private static bool IsOwn(IdiomMatch match) => match.LineText.Length < LongestWritten && !Foreign().IsMatch(match.Path)
        && (match.Language is Language.Markup or Language.Php ? !match.Text.StartsWith("{{{", StringComparison.Ordinal) || IsOfPage(match) : match.Text[0] is not ('{' or '<'))
        && (!match.Text.StartsWith("<%-", StringComparison.Ordinal) || !IsRuby(match.Path))
        && (match.Language is not Language.Php || match.Text.StartsWith("{!!", StringComparison.Ordinal))
        && (!match.Text.StartsWith("Markup(", StringComparison.Ordinal) || match.Language is Language.Python)
        && (!match.Text.StartsWith("new HtmlString", StringComparison.Ordinal) || match.Language is Language.CSharp);

    // In Ruby's and Elixir's templates "<%-" takes the space before it away, and writes nothing.
    private static bool IsRuby(string path) => path.EndsWith(".erb", StringComparison.Ordinal) || path.EndsWith("eex", StringComparison.Ordinal) || path.EndsWith(".rhtml", StringComparison.Ordinal);

    // server_name {{{Domain}}}; is a template of something else
    private static bool IsOfPage(IdiomMatch match) => match.LineText.Contains('<', StringComparison.Ordinal) || match.LineText.Trim().Length <= match.Text.Length;

    // previewElement.innerHTML = text; after const text = await answer.text();
    private static bool IsFetched(RepositoryFacts repository, IdiomHit hit) => Bare().IsMatch(hit.Value.Trim()) && repository.HitsIn(hit.Path, Fetched).Any(one => hit.Line - one.Line is >= -2 and <= 25);

    // makeMarker(part): what another function has made; whether it encodes stands elsewhere.
    [GeneratedRegex("""^(await\s+)?(?!String|decodeURI|unescape|atob|JSON)((this|self|@|\w+)\.)?(?!ToString|toString)\w+\([^\n]*$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Made();

    [GeneratedRegex("""^(result|response|text|html|data|markup|fragment|content|body|answer|page|partial)(\.(html|data|body|text|content|view|markup|responseText))?\s*[;,)}]*(\.\w+\([^()\n]*\)\s*;?)?$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bare();

    [GeneratedRegex("""sanit|purif|clean|escape|bleach|nh3|encode|\bsafe\w*\(|[sS]afeHtml|strip_?tags|\bxss\(|json_encode|Json\.Serialize|\bh\(|format_html|content_tag|link_to|csrf|JsonSerializer|to_json|tojson|simple_format""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cleaned();

    // structured data, translations, Markdown, highlighted code, the theme's script
    [GeneratedRegex("""JSON\.stringify|\b\$?t\(|i18n|trans\(|__\(|_\(['"]|[mM]arkdown|marked|\bmd\.|highlight|prism|shiki|hljs|[jJ]son-?[lL]d|theme|\bstyles?\b|[sS]tyle(Tag|Sheet)|css""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Review();

    [GeneratedRegex("""(^|/)(vendor|vendors|third[-_]?party|lib/js|plugins?/|static/(js|lib|vendor)|wwwroot/lib|emails?|mails?|mailers?|mailtemplates|notifications?|integrations?|libs)(/|$)|\.(text|txt)\.|jquery|bootstrap|[.-]min\.|\.d\.ts$|service-?worker|storybook|\.stories\.""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Foreign();
}
