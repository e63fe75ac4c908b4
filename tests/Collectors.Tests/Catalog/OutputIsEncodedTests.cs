using Gapless.Readiness.Checks.Security;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class OutputIsEncodedTests : CheckTests<OutputIsEncoded>
{
    private const string Web = "=== package.json\n{ \"name\": \"web\", \"private\": true, \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15.0.0\", \"react-dom\": \"19.0.0\" } }\n";

    [Theory]
    [InlineData("=== src/a.tsx\nreturn <div dangerouslySetInnerHTML={{ __html: post.body }} />;\n")]
    [InlineData("=== src/a.vue\n<div v-html=\"post.body\" />\n")]
    [InlineData("=== src/a.js\nelement.innerHTML = `<b>${name}</b>`;\n")]
    [InlineData("=== app/a.html\n<p>{{ post.body|safe }}</p>\n")]
    [InlineData("=== Pages/A.cshtml\n@Html.Raw(Model.Body)\n")]
    [InlineData("=== resources/a.blade.php\n{!! $post->body !!}\n")]
    [InlineData("=== views/a.ejs\n<%- post.body %>\n")]
    [InlineData("=== src/a.js\nelement.innerHTML = '<b>' + name;\n")]
    [InlineData("=== src/a.js\nelement.innerHTML = `<b>${items.length}</b>` + name;\n")]
    [InlineData("=== src/a.js\nelement.innerHTML = String(location.hash);\n")]
    [InlineData("=== Pages/Bar.razor\n@((MarkupString)$\"<text>{Name}</text>\")\n")]
    public Task Fails_WhenAValueIsWrittenRaw(string files) => Fails(Web + files, "without encoding");

    [Theory]
    [InlineData("=== src/a.tsx\nreturn <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(post.body) }} />;\n")]
    [InlineData("=== src/a.js\nelement.innerHTML = '';\nother.innerHTML = '<b>done</b>';\n// element.innerHTML = name;\n")]
    [InlineData("=== src/a.tsx\nreturn <p>{post.body}</p>;\n")]
    [InlineData("=== views/a.ejs\n<%- include('head') %>\n")]
    [InlineData("=== src/a.js\nbutton.innerHTML =\n  '<svg fill=\"currentColor\" width=\"12\" />';\n$('#a').append($('<p>').html('<span class=\"fa\"></span>'));\n$('#b').html('<b>You\\'ve done it.</b>');\n")]
    [InlineData("=== src/a.js\nelement.innerHTML = `<b>${items.length}</b>`;\nscoreLink.innerHTML = score;\n")]
    [InlineData("=== Pages/Bar.razor\n@((MarkupString)$\"<text x=\\\"{Phrase.Number(claim)}%\\\" text-anchor=\\\"{(claim > 50 ? \"end\" : \"start\")}\\\">the document says {Phrase.Number(claim)}</text>\")\n")]
    [InlineData("=== Cli/Table.cs\ntable.AddColumn(new TableColumn(new Markup($\"[dim]{header}[/]\")));\n")]
    [InlineData("=== src/a.vue\n<div v-html=\"safeMarkup\" />\n<script>const safeMarkup = computed(() => sanitizeIngredient(props.markup));</script>\n")]
    [InlineData("=== setup/Nginx.hbs\nserver_name {{{Domain}}};\n")]
    [InlineData("=== Sql.cs\nvar text = $\"{{{{36}}}}\";\n=== public/vendor/jquery.js\nelement.innerHTML = value;\n")]
    public Task Passes_WhenItIsEncodedConstantOrSanitised(string files) => Passes(Web + files);

    [Fact]
    public Task IsPartial_WhenStructuredDataHasToBeLookedAt() => IsPartial(Web + "=== src/a.tsx\n<script type=\"application/ld+json\" dangerouslySetInnerHTML={{ __html: JSON.stringify(data) }} />\n", "look");

    [Theory]
    [InlineData("element.insertAdjacentHTML('beforeend', makeMarker(part));\n")]
    [InlineData("const text = await answer.text();\npreview.innerHTML = text;\n")]
    [InlineData("$.get('/left', function (data) {\n  $('#left').html(data.html);\n});\n")]
    public Task IsPartial_WhenAnotherPartMadeIt(string script) => IsPartial(Web + "=== src/a.js\n" + script, "look");

    [Fact]
    public Task IsPartial_WhenASanitiserIsInUseElsewhere() =>
        IsPartial(Web + "=== src/a.tsx\nreturn <div dangerouslySetInnerHTML={{ __html: post.body }} />;\n=== src/write.js\nconst clean = DOMPurify.sanitize(body);\n", "A sanitiser is in use");

    [Fact]
    public Task IsPartial_WhenMarkdownMayHoldHtml() => IsPartial(Web + "=== src/a.tsx\n<Markdown plugins={[rehypeRaw]}>{text}</Markdown>\n", "Markdown");

    [Fact]
    public Task Fails_WhenFormattedTextIsNotSanitised() => Fails("=== package.json\n{ \"name\": \"web\", \"private\": true, \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15.0.0\", \"react-dom\": \"19.0.0\", \"@tiptap/react\": \"2.0.0\" } }\n", "formatted text");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoFrontend() => DoesNotApply(NodeApi);

    [Fact]
    public Task Passes_WhenItIsADrawingOfItsOwn() => Passes(Web + "=== src/a.tsx\n<div dangerouslySetInnerHTML={{ __html: qrSvg }} />\n");

    [Fact]
    public Task IsPartial_WhenItIsTheScriptOfATheme() => IsPartial(Web + "=== src/theme-provider.tsx\n<script dangerouslySetInnerHTML={{\n  __html: `(${script})(${args})`,\n}} />\n", "look");

    [Fact]
    public Task Passes_WhenRubysTemplateOnlyTrims() => Passes("=== Gemfile\ngem 'rails'\n=== app/views/members/index.html.erb\n<%- members.each do |member| %>\n<%= member.name %>\n<%- end %>\n");
}
