using Gapless.Collectors.Repositories;
using Gapless.Collectors.Tests.Repositories;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Containers;

public sealed class ComposeAndKubernetesTests
{
    private static Task<RepositoryFacts> ReadAsync(TemporaryFolder folder) =>
        RepositoryReader.ReadAsync(folder.Path, [], ReadLimits.Default, progress: null, CancellationToken.None);

    [Fact]
    public async Task ReadsServices_AndTellsDockerfilesHowTheyAreBuilt()
    {
        using var folder = new TemporaryFolder()
            .With("deploy/compose.prod.yaml", """
                services:
                  api:
                    build: { context: .., dockerfile: docker/api.Dockerfile, target: run }
                  web: { build: ../web }
                  db: { image: postgres:17 }
                  far: { build: https://example.org/a.git }
                  out: { build: ../../elsewhere }
                """)
            .With("docker/api.Dockerfile", "FROM a AS run\nFROM run AS test");

        var facts = await ReadAsync(folder);
        var compose = facts.ComposeFiles.Single();

        Assert.Equal(DeploymentUse.Production, compose.Use);
        Assert.Equal(["docker/api.Dockerfile", "web/Dockerfile", null, null, null], compose.Services.Select(service => service.BuildFile));
        Assert.Equal(("", "run"), (facts.Dockerfiles.Single().Context, facts.Dockerfiles.Single().Target));
        Assert.Equal("run", facts.Dockerfiles.Single().Final!.Name);
    }

    [Fact]
    public async Task MergesWhatAServiceExtends()
    {
        using var folder = new TemporaryFolder()
            .With("common.yml", "services:\n  base:\n    image: a\n    environment: { X: 1, Y: 1 }\n")
            .With("compose.yml", "services:\n  web:\n    extends: { file: common.yml, service: base }\n    environment: { Y: 2 }\n  loop: { extends: loop }\n");

        var web = (await ReadAsync(folder)).ComposeFiles.Single().Services[0];

        Assert.Equal("a", web.Image);
        Assert.Equal(("1", "2"), (web.Definition.At("environment", "X").Text, web.Definition.At("environment", "Y").Text));
    }

    [Theory]
    [InlineData("docker-compose.yml", DeploymentUse.Unstated)]
    [InlineData("docker-compose.override.yml", DeploymentUse.Development)]
    [InlineData("compose.production.yaml", DeploymentUse.Production)]
    [InlineData("products/compose.yaml", DeploymentUse.Unstated)]
    public async Task KnowsTheUse_ByThePath(string path, DeploymentUse use)
    {
        using var folder = new TemporaryFolder().With(path, "services: { a: { image: b } }");

        Assert.Equal(use, (await ReadAsync(folder)).ComposeFiles.Single().Use);
    }

    [Fact]
    public async Task ReadsKubernetesObjects_AlsoOutOfListsAndHelmTemplates()
    {
        using var folder = new TemporaryFolder()
            .With("k8s/all.yaml", "apiVersion: v1\nkind: Service\nmetadata: { name: a }\n---\napiVersion: v1\nkind: List\nitems:\n- { apiVersion: apps/v1, kind: Deployment, metadata: { name: b }, spec: { template: { spec: { containers: [] } } } }\n")
            .With("chart/Chart.yaml", "name: c")
            .With("chart/values.yaml", "image: { tag: '1' }\nreplicas: 3\nenabled: true\n")
            .With("chart/templates/d.yaml", """
                {{- if .Values.enabled }}
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: {{ include "c.name" . }}
                  labels:
                    {{- include "c.labels" . | nindent 4 }}
                spec:
                  replicas: {{ .Values.replicas }}
                  template: { spec: { containers: [ { image: "x:{{ .Values.image.tag }}" } ] } }
                {{- end }}
                """)
            .With("chart/templates/broken.yaml", "a: {{ x }}\n  b: {{ range }}: :\n");

        var facts = await ReadAsync(folder);

        Assert.Equal(["__dynamic__c.name", "a", "b"], facts.KubernetesResources.Select(resource => resource.Name).Order(StringComparer.Ordinal));
        var helm = facts.KubernetesResources.Single(resource => resource.Path.StartsWith("chart", StringComparison.Ordinal));
        Assert.Equal("3", helm.Root.At("spec", "replicas").Text);
        Assert.Equal("x:1", helm.PodSpec["containers"].Items[0]["image"].Text);
        Assert.Equal(5, helm.Root.At("metadata", "name").Line);
        Assert.Empty(facts.Problems);
        Assert.True(facts.Facts.Has(Fact.Kubernetes));
        Assert.True(facts.Facts.Has(Fact.Helm));
    }

    [Fact]
    public async Task FollowsWhatAFileIncludes()
    {
        using var folder = new TemporaryFolder()
            .With("compose.prod.yaml", "include:\n  - infra/stores.yaml\n  - path: [api/compose.yaml, missing.yaml]\nservices: { web: { image: a } }\n")
            .With("infra/stores.yaml", "include: [../infra/stores.yaml, more.yaml]\nservices: { db: { image: postgres:17 } }\n")
            .With("infra/more.yaml", "services: { cache: { image: redis:8 } }\n")
            .With("infra/other.yaml", "services: { no: { image: b } }\n")
            .With("api/compose.yaml", "services: { api: { build: . } }\n");

        var files = (await ReadAsync(folder)).ComposeFiles;

        Assert.Equal(["api/compose.yaml", "compose.prod.yaml", "infra/more.yaml", "infra/stores.yaml"], files.Select(file => file.Path));
        Assert.All(files, file => Assert.Equal(DeploymentUse.Production, file.Use));
    }

    [Theory]
    [InlineData("include: text")]
    [InlineData("include: [[], {}, { path: {} }, ../../out.yaml, compose.yaml]")]
    public async Task ReadsOn_WhenAnIncludeIsOdd(string include)
    {
        using var folder = new TemporaryFolder().With("compose.yaml", include + "\nservices: { a: { image: b } }\n");

        Assert.Single((await ReadAsync(folder)).ComposeFiles);
    }
}
