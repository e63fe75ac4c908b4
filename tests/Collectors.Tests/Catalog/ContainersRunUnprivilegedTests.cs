using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Containers;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ContainersRunUnprivilegedTests : CheckTests<ContainersRunUnprivileged>
{
    private const string Deployment = """
        === k8s/api.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: api }
        spec:
          template:
            spec:
              securityContext: { SECURITY }
              containers:
                - { name: api, image: "shop/api:1" }
        """;

    [Theory]
    [InlineData("USER app")]
    [InlineData("USER $APP_UID")]
    [InlineData("USER 65532:65532")]
    [InlineData("USER root\nRUN apt-get update\nUSER node")]
    public Task Passes_WhenTheLastUserIsUnprivileged(string user) => Passes(Image("node:22", user));

    [Theory]
    [InlineData("gcr.io/distroless/nodejs22-debian12:nonroot")]
    [InlineData("cgr.dev/chainguard/node:latest")]
    [InlineData("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled")]
    [InlineData("nginxinc/nginx-unprivileged:1.27")]
    public Task Passes_WhenTheBaseImageIsNonRoot(string image) => Passes(Image(image, ""));

    [Fact]
    public Task Passes_WhenEveryWorkloadSaysSo() => Passes(Image("node:22", "") + "\n" + Deployment.Replace("SECURITY", "runAsNonRoot: true", StringComparison.Ordinal));

    [Fact]
    public Task Passes_WhenComposeNamesAnotherUser() => Passes(Image("node:22", "") + """

        === compose.yaml
        services:
          api: { build: ., user: "1000:1000" }
        """);

    [Theory]
    [InlineData("")]
    [InlineData("USER root")]
    [InlineData("USER 0")]
    [InlineData("RUN useradd app")]
    public Task Fails_WhenItRunsAsRoot(string lines) => Fails(Image("node:22", lines));

    [Fact]
    public Task Fails_WhenTheUserIsSetInAnEarlierStage() => Fails("""
        === Dockerfile
        FROM node:22 AS build
        USER node
        FROM node:22-slim
        CMD ["node", "."]
        """);

    [Fact]
    public Task Fails_WhenAWorkloadRunsAsRoot() => Fails(Deployment.Replace("SECURITY", "runAsUser: 0", StringComparison.Ordinal));

    [Fact]
    public Task IsPartial_WhenTheUserIsDecidedAtBuildTime() => IsPartial(Image("node:22", "ARG RUNAS\nUSER $RUNAS"));

    [Fact]
    public Task IsPartial_WhenTheEntryPointDropsPrivileges() => IsPartial("""
        === Dockerfile
        FROM node:22
        ENTRYPOINT ["gosu", "node", "node", "server.js"]
        """);

    [Fact]
    public Task DoesNotApply_WhenThereIsNoImage() => DoesNotApply(NodeApi);

    private static string Image(string image, string lines) => $"=== Dockerfile\nFROM {image}\n{lines}\nCMD [\"node\", \"server.js\"]\n";

    [Fact]
    public Task IsPartial_WhenAToolThatDropsPrivilegesIsInstalled() => IsPartial("""
        === Dockerfile
        FROM alpine:3.20
        RUN apk add --no-cache su-exec
        USER root
        ENTRYPOINT ["/entrypoint.sh"]
        """);

    [Theory]
    [InlineData("USER node\n", Outcome.Pass)]
    [InlineData("", Outcome.Fail)]
    public Task Judges_AnImageThatComposeStarts(string user, Outcome expected) =>
        Ends(expected, NodeApi + $"\n=== Dockerfile\nFROM node:22\n{user}COPY . .\n=== compose.yaml\nservices:\n  api:\n    build: .\n    command: yarn start\n");
}
