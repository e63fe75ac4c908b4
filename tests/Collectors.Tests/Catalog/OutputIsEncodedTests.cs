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
    public Task Fails_WhenAValueIsWrittenRaw(string files) => Fails(Web + files, "without encoding");

    [Theory]
    [InlineData("=== src/a.tsx\nreturn <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(post.body) }} />;\n")]
    [InlineData("=== src/a.js\nelement.innerHTML = '';\nother.innerHTML = '<b>done</b>';\n// element.innerHTML = name;\n")]
    [InlineData("=== src/a.tsx\nreturn <p>{post.body}</p>;\n")]
    [InlineData("=== views/a.ejs\n<%- include('head') %>\n")]
    [InlineData("=== Sql.cs\nvar text = $\"{{{{36}}}}\";\n=== public/vendor/jquery.js\nelement.innerHTML = value;\n")]
    public Task Passes_WhenItIsEncodedConstantOrSanitised(string files) => Passes(Web + files);

    [Fact]
    public Task IsPartial_WhenStructuredDataHasToBeLookedAt() => IsPartial(Web + "=== src/a.tsx\n<script type=\"application/ld+json\" dangerouslySetInnerHTML={{ __html: JSON.stringify(data) }} />\n", "look");

    [Fact]
    public Task IsPartial_WhenMarkdownMayHoldHtml() => IsPartial(Web + "=== src/a.tsx\n<Markdown plugins={[rehypeRaw]}>{text}</Markdown>\n", "Markdown");

    [Fact]
    public Task Fails_WhenFormattedTextIsNotSanitised() => Fails("=== package.json\n{ \"name\": \"web\", \"private\": true, \"scripts\": { \"start\": \"next start\" }, \"dependencies\": { \"next\": \"15.0.0\", \"react-dom\": \"19.0.0\", \"@tiptap/react\": \"2.0.0\" } }\n", "formatted text");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoFrontend() => DoesNotApply(NodeApi);
}
