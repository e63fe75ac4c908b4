using Gapless.Collectors.Containers;
using Gapless.Collectors.Structured;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Containers;

public sealed class HelmExpressionTests
{
    private const string Values = """
        on: true
        off: false
        empty: {}
        replicas: 3
        none:
        name: web
        resources: { limits: { memory: 1Gi } }
        tolerations: [{ key: a }]
        nested: { port: 80 }
        """;

    [Theory]
    [InlineData("{{- if .Values.off }}\na: 1\n{{- end }}\nb: 2", "b")]
    [InlineData("{{- if not .Values.off }}\na: 1\n{{- end }}\nb: 2", "a b")]
    [InlineData("{{- if .Values.missing }}\na: 1\n{{- end }}\nb: 2", "b")]
    [InlineData("{{- if .Values.none }}\na: 1\n{{- else }}\nb: 2\n{{- end }}", "b")]
    [InlineData("{{- if .Values.off }}\na: 1\n{{- else if .Values.on }}\nb: 2\n{{- else }}\nc: 3\n{{- end }}", "b")]
    [InlineData("{{- if and .Values.on (not .Values.off) }}\na: 1\n{{- end }}", "a")]
    [InlineData("{{- if or .Values.off .Values.empty }}\na: 1\n{{- end }}\nb: 1", "b")]
    [InlineData("{{- if eq .Values.name \"web\" }}\na: 1\n{{- end }}", "a")]
    [InlineData("{{- if gt (int .Values.replicas) 5 }}\na: 1\n{{- end }}\nb: 1", "b")]
    [InlineData("{{- if .Capabilities.APIVersions.Has \"x\" }}\na: 1\n{{- else }}\nb: 2\n{{- end }}", "a b")]
    [InlineData("{{- if .Values.off }}\n{{- if .Release.Name }}\na: 1\n{{- end }}\nc: 1\n{{- end }}\nb: 2", "b")]
    [InlineData("{{- range .Values.empty }}\na: 1\n{{- end }}\nb: 2", "b")]
    [InlineData("{{- with .Values.empty }}\na: 1\n{{- end }}\nb: 2", "b")]
    [InlineData("{{ if .Values.off }}a: 1{{ else }}b: 2{{ end }}", "b")]
    public void LeavesOutWhatTheValuesSwitchOff(string template, string keys) => Assert.Equal(keys, string.Join(' ', Read(template).Entries.Select(entry => entry.Key)));

    [Theory]
    [InlineData("a:\n  {{- toYaml .Values.resources | nindent 2 }}\nb: 1")]
    [InlineData("a: {{- toYaml .Values.resources | nindent 2 }}\nb: 1")]
    [InlineData("a:\n  x: 1\n  {{- toYaml .Values.resources | nindent 2 }}\n  y: 1\nb: 1")]
    [InlineData("{{- with .Values.resources }}\na:\n  {{- toYaml . | nindent 2 }}\n{{- end }}\nb: 1")]
    public void PutsInWholeMaps(string template) => Assert.Equal("1Gi", Read(template).At("a", "limits", "memory").Text);

    [Fact]
    public void PutsInLists_BehindTheirKey() => Assert.Equal("a", Read("t:\n  {{- toYaml .Values.tolerations | nindent 2 }}\n")["t"].Items[0]["key"].Text);

    [Theory]
    [InlineData("a: {{ .Values.replicas }}", "3")]
    [InlineData("a: {{ .Values.none | default 2 }}", "2")]
    [InlineData("a: {{ default 2 .Values.replicas }}", "3")]
    [InlineData("a: {{ .Values.nested.port | quote }}", "80")]
    [InlineData("a: {{ if .Values.on }}2{{ else }}1{{ end }}", "2")]
    [InlineData("a: {{ if .Release.IsUpgrade }}2{{ else }}1{{ end }}", "__dynamic__21")]
    [InlineData("a: {{ include \"web.fullname\" . }}-api", "__dynamic__web.fullname-api")]
    [InlineData("a: {{ .Release.Name }}", "__dynamic__")]
    [InlineData("{{- with .Values.nested }}\na: {{ .port }}\n{{- end }}", "80")]
    public void ComputesWhatTheValuesSay(string template, string expected) => Assert.Equal(expected, Read(template)["a"].Text);

    [Fact]
    public void KeepsEverything_WhenThereAreNoValues() => Assert.Equal(2, YamlReader.Read(HelmTemplate.Resolve("{{- if .Values.x }}\na: 1\n{{- else }}\nb: 1\n{{- end }}", Node.Missing)).Documents[0].Entries.Length);

    [Fact]
    public void KeepsTheLines() => Assert.Equal(5, Read("{{- if .Values.off }}\nx: 1\n{{- end }}\nb: 1\na: 1").Entries.Single(entry => entry.Key is "a").Value.Line);

    [Theory]
    [InlineData("l:\n  {{- include \"web.selectorLabels\" . | nindent 2 }}\n  x: 1")]
    [InlineData("l: {{- include \"web.selectorLabels\" . | nindent 2 }}")]
    public void KeepsLabelsComparable(string template) => Assert.True(Read(template)["l"]["__dynamic__web.selectorLabels"].Exists);

    [Theory]
    [InlineData("values-prod.yaml")]
    [InlineData("values/production.yaml")]
    public void TakesTheValuesOfProduction(string path)
    {
        var values = new ChartValues(Files(("chart/values.yaml", "a: { b: 1, c: 1 }"), ("chart/values-dev.yaml", "a: { b: 9 }"), ("chart/" + path, "a: { b: 2 }"))).Of("chart/");

        Assert.Equal(("2", "1"), (values.At("a", "b").Text, values.At("a", "c").Text));
    }

    [Fact]
    public void TakesTheValuesThatAParentGivesItsPart()
    {
        var values = new ChartValues(Files(("shop/values.yaml", "cart: { replicas: 3 }"), ("shop/charts/cart/values.yaml", "replicas: 1\nport: 80"))).Of("shop/charts/cart/");

        Assert.Equal(("3", "80"), (values["replicas"].Text, values["port"].Text));
    }

    private static Node Read(string template) => YamlReader.Read(HelmTemplate.Resolve(template, YamlReader.Read(Values).Documents[0])).Documents[0];

    private static Dictionary<string, Node> Files(params ReadOnlySpan<(string Path, string Text)> files)
    {
        var roots = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var (path, text) in files)
        {
            roots[path] = YamlReader.Read(text).Documents[0];
        }

        return roots;
    }
}
