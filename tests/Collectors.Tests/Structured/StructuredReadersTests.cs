using FsCheck;
using FsCheck.Fluent;
using Gapless.Collectors.Containers;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Structured;

public sealed class StructuredReadersTests
{
    [Fact]
    public void ReadsYaml_WithAnchorsMergesDocumentsAndLines()
    {
        var data = YamlReader.Read("""
            on: push
            base: &base { a: 1, b: 2 }
            use:
              <<: *base
              b: 3
            empty:
            quoted: "null"
            ---
            - x
            """);

        Assert.Null(data.Problem);
        Assert.Equal(2, data.Documents.Length);
        Assert.Equal("push", data.Root["on"].Text);
        Assert.Equal(("1", "3"), (data.Root.At("use", "a").Text, data.Root.At("use", "b").Text));
        Assert.Equal(5, data.Root.At("use", "b").Line);
        Assert.Equal(NodeKind.Null, data.Root["empty"].Kind);
        Assert.Equal("null", data.Root["quoted"].Text);
        Assert.Equal("x", data.Documents[1].Items.Single().Text);
    }

    [Fact]
    public void KeepsTheLastOfDuplicateKeys_AndSaysSo()
    {
        var data = YamlReader.Read("a: 1\nb: 2\na: 3");

        Assert.Equal("3", data.Root["a"].Text);
        Assert.Contains("key a twice", data.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: [1, 2")]
    [InlineData("a: *nowhere")]
    [InlineData("a: b: c")]
    [InlineData("a: &a [*a]")]
    public void ReportsBrokenYaml(string text) => Assert.NotNull(YamlReader.Read(text).Problem);

    [Fact]
    public void RefusesYaml_WhoseAliasesMultiply()
    {
        var lines = new List<string> { "a0: &a0 [x,x,x,x,x,x,x,x,x,x]" };
        for (var level = 1; level < 12; level++)
        {
            lines.Add($"a{level}: &a{level} [{string.Join(',', Enumerable.Repeat($"*a{level - 1}", 10))}]");
        }

        Assert.Contains("too many", YamlReader.Read(string.Join('\n', lines)).Problem, StringComparison.Ordinal);
        Assert.NotNull(YamlReader.Read(string.Concat(Enumerable.Repeat("[", 5000))).Problem);
    }

    [Fact]
    public void ReadsJson_WithCommentsTrailingCommasAndLines()
    {
        var data = JsonReader.Read("{ // c\n \"a\": [1, true, null, \"x\",],\n \"b\": {\"c\": 1.50},\n \"b\": 2 }");

        Assert.Equal(["1", "true", null, "x"], data.Root["a"].Items.Select(item => item.Text));
        Assert.Equal("2", data.Root["b"].Text);
        Assert.Equal(4, data.Root["b"].Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{} {}")]
    [InlineData("\"\\ud800\"")]
    public void ReportsBrokenJson(string text) => Assert.NotNull(JsonReader.Read(text).Problem);

    [Fact]
    public void ReadsToml_WithTablesArraysAndStrings()
    {
        var data = TomlReader.Read("""
            # c
            name = "a \"b\"" # c
            list = [ "x", # y
              'z\n', ]
            dotted.key = 1
            [table."odd key"]
            date = 2024-01-01T00:00:00Z
            inline = { version = "1", features = ["a"] }
            long = '''
            # no comment'''
            [[items]]
            a = 1
            [[items]]
            a = 2
            [items.sub]
            b = true
            """);

        Assert.Null(data.Problem);
        Assert.Equal("a \"b\"", data.Root["name"].Text);
        Assert.Equal(["x", "z\\n"], data.Root["list"].Items.Select(item => item.Text));
        Assert.Equal("1", data.Root.At("dotted", "key").Text);
        Assert.Equal("2024-01-01T00:00:00Z", data.Root.At("table", "odd key", "date").Text);
        Assert.Equal("a", data.Root.At("table", "odd key", "inline", "features").Items.Single().Text);
        Assert.Contains("# no comment", data.Root.At("table", "odd key", "long").Text, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], data.Root["items"].Items.Select(item => item["a"].Text));
        Assert.True(data.Root["items"].Items[1].At("sub", "b").IsTrue);
        Assert.Equal(14, data.Root["items"].Items[1]["a"].Line);
    }

    [Fact]
    public void ReadsTheRest_WhenALineOfTomlIsBroken()
    {
        var data = TomlReader.Read("a = \n= b\n[unclosed\nc = 1");

        Assert.NotNull(data.Problem);
        Assert.Equal("1", data.Root["c"].Text);
    }

    [Fact]
    public void ReadsXml_AsMaps()
    {
        var root = XmlNodeReader.Read("""<a x="1"><!-- c --><b>t</b><b>u</b><n:c xmlns:n="n" y="2">v</n:c></a>""").Root["a"];

        Assert.Equal("1", root["@x"].Text);
        Assert.Equal(["t", "u"], root["b"].Items.Select(item => item.Text));
        Assert.Equal(("2", "v"), (root.At("c", "@y").Text, root.At("c", "#text").Text));
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")]
    [InlineData("text")]
    [InlineData("")]
    public void ReportsBrokenXml(string text) => Assert.NotNull(XmlNodeReader.Read(text).Problem);

    [Fact]
    public void NeverThrow_WhateverTheInput()
    {
        string[] pieces = ["{", "}", "[", "]", "\"", "'", ":", ",", "-", "\n", "\n  ", "#", "&a", "*a", "<", ">", "/", "=", "a", "|", "?", "!", "%", "@", "`", "\t", "\0", "\uFEFF", "\uD800", "---\n", "<<: ", "\\", "'''", "\"\"\"", "<a>", "</a>", "<![CDATA[", "{{ if ", "{{ .Values.a ", "{{ end }}", "( ", " | ", " }}"];
        Func<string, ParsedData>[] readers = [YamlReader.Read, JsonReader.Read, TomlReader.Read, XmlNodeReader.Read, text => YamlReader.Read(HelmTemplate.Resolve(text, Node.Missing)), text => YamlReader.Read(HelmTemplate.Resolve(text, Node.Map([], 1)))];

        Prop.ForAll(Gen.Elements(pieces).ArrayOf().Select(string.Concat).ToArbitrary(), text => Array.TrueForAll(readers, reader => !reader(text).Documents.IsDefault))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }
}
