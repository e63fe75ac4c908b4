using Gapless.Collectors.Tests.Infrastructure;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Containers;

public sealed class HelmTemplateTests : InfrastructureTests
{
    private const string Head = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\nspec:\n";

    private static async Task<Node?> SpecAsync(string values, string template, string more = "") =>
        (await ReadAsync($"=== chart/Chart.yaml\nname: api\n=== chart/values.yaml\n{values}\n{more}=== chart/templates/api.yaml\n{template}\n")).KubernetesResources.SingleOrDefault()?.Root["spec"];

    [Theory]
    [InlineData("on: true", true)]
    [InlineData("on: false", false)]
    [InlineData("off: true", false)]
    [InlineData("on: {}", false)]
    [InlineData("on: { a: 1 }", true)]
    public async Task WhatTheValuesSwitchOffIsNotThere(string values, bool isThere) =>
        Assert.Equal(isThere, await SpecAsync(values, "{{- if .Values.on }}\n" + Head + "  replicas: 2\n{{- end }}") is not null);

    [Theory]
    [InlineData("not .Values.on", false)]
    [InlineData("and .Values.on .Values.kind", true)]
    [InlineData("and .Values.on (not .Values.kind)", false)]
    [InlineData("or .Values.missing .Values.on", true)]
    [InlineData("eq .Values.kind \"fast\"", true)]
    [InlineData("ne .Values.kind \"fast\"", false)]
    [InlineData(".Capabilities.APIVersions.Has \"x\"", true)]
    public async Task ConditionsAreJudged(string condition, bool isThere) =>
        Assert.Equal(isThere ? "2" : null, (await SpecAsync("on: true\nkind: fast", Head + "  paused: false\n  {{- if " + condition + " }}\n  replicas: 2\n  {{- end }}"))!["replicas"].Text);

    [Fact]
    public async Task TheOtherBranchIsTaken() =>
        Assert.Equal("5", (await SpecAsync("on: false", Head + "  {{- if .Values.on }}\n  replicas: 2\n  {{- else }}\n  replicas: 5\n  {{- end }}"))!["replicas"].Text);

    [Theory]
    [InlineData("  strategy:\n    {{- toYaml .Values.strategy | nindent 4 }}\n  replicas: 2", "Recreate")]
    [InlineData("  {{- with .Values.strategy }}\n  strategy:\n    {{- toYaml . | nindent 4 }}\n  {{- end }}\n  replicas: 2", "Recreate")]
    [InlineData("  {{- with .Values.strategy }}\n  strategy:\n    type: {{ .type | quote }}\n  {{- end }}\n  replicas: 2", "\"Recreate\"")]
    public async Task ValuesArePutIn(string lines, string type) => Assert.Equal(type.Trim('"'), (await SpecAsync("strategy: { type: Recreate }", Head + lines))!.At("strategy", "type").Text);

    [Fact]
    public async Task WhatIsNotKnownIsDynamic() =>
        Assert.Equal("__dynamic__", (await SpecAsync("a: 1", Head + "  selector:\n    {{- toYaml .Files.selector | nindent 4 }}\n  replicas: 2"))!["selector"].Text);

    [Fact]
    public async Task WhatStandsBesideOthersIsLeftOut() =>
        Assert.Equal("b", (await SpecAsync("a: 1", Head + "  selector:\n    {{- include \"api.labels\" . | nindent 4 }}\n    a: b"))!.At("selector", "a").Text);

    [Fact]
    public async Task ValuesForProductionCount() =>
        Assert.Equal("4", (await SpecAsync("replicas: 1", Head + "  replicas: {{ .Values.replicas }}", "=== chart/values-prod.yaml\nreplicas: 4\n"))!["replicas"].Text);
}
