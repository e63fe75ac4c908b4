using Gapless.Readiness.Checks.Containers;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class DeployablePartsBuildIntoImagesTests : CheckTests<DeployablePartsBuildIntoImages>
{
    [Fact]
    public Task Passes_WhenTheDockerfileStartsIt() => Passes(NodeApi + """

        === Dockerfile
        FROM node:22 AS build
        COPY . .
        RUN npm ci
        FROM node:22-slim
        COPY --from=build /app /app
        CMD ["node", "server.js"]
        """);

    [Fact]
    public Task Passes_WhenTheStartCommandIsInheritedFromALocalStage() => Passes(NodeApi + """

        === Dockerfile
        FROM node:22 AS base
        CMD ["node", "server.js"]
        FROM base
        COPY . .
        """);

    [Fact]
    public Task Passes_WhenTheBaseImageStartsByItself() => Passes("""
        === package.json
        { "name": "site", "scripts": { "build": "vite build", "start": "vite preview" }, "dependencies": { "express": "4.19.2" } }
        === Dockerfile
        FROM nginx:1.27
        COPY dist /usr/share/nginx/html
        """);

    [Fact]
    public Task Passes_WhenTheSdkPublishesTheImage() => Passes("""
        === Api/Api.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ContainerRepository>shop/api</ContainerRepository></PropertyGroup></Project>
        """);

    [Fact]
    public Task IsPartial_WhenTheFinalStageHasNoStartCommand() => IsPartial(NodeApi + """

        === Dockerfile
        FROM node:22
        COPY . .
        """, "no start command");

    [Fact]
    public Task IsPartial_WhenItCopiesWhatIsNotThere() => IsPartial(NodeApi + """

        === Dockerfile
        FROM node:22
        COPY packages/core ./core
        CMD ["node", "server.js"]
        """, "packages/core");

    [Fact]
    public Task IsPartial_WhenOnlyOneComponentHasAnImage() => IsPartial("""
        === api/package.json
        { "name": "api", "scripts": { "start": "node ." }, "dependencies": { "express": "4.19.2" } }
        === api/Dockerfile
        FROM node:22
        COPY . .
        CMD ["node", "."]
        === billing/package.json
        { "name": "billing", "scripts": { "start": "node ." }, "dependencies": { "fastify": "5.0.0" } }
        """);

    [Fact]
    public Task Fails_WhenNothingBuildsAnImage() => Fails(NodeApi);

    [Fact]
    public Task Fails_WhenOnlyTheDevelopmentContainerHasADockerfile() => Fails(NodeApi + """

        === .devcontainer/Dockerfile
        FROM mcr.microsoft.com/devcontainers/javascript-node:22
        CMD ["sleep", "infinity"]
        """);

    [Fact]
    public Task DoesNotApply_WhenItIsALibrary() => DoesNotApply("""
        === package.json
        { "name": "left-pad", "main": "index.js", "scripts": { "build": "tsc" }, "dependencies": { "lodash": "4.17.21" } }
        """, "no service");

    [Fact]
    public Task DoesNotApply_WhenAPlatformBuildsFromSource() => DoesNotApply(NodeApi + """

        === vercel.json
        { "version": 2 }
        """, "platform");

    [Fact]
    public Task Passes_WhenAnAspireHostPublishesIt() => Passes("""
        === Api/Api.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
        === AppHost/AppHost.csproj
        <Project Sdk="Aspire.AppHost.Sdk/13.5.0"><PropertyGroup><TargetFramework>net10.0</TargetFramework><IsAspireHost>true</IsAspireHost></PropertyGroup></Project>
        === AppHost/AppHost.cs
        builder.AddDockerComposeEnvironment("compose");
        builder.AddProject<Projects.Api>("api");
        """);

    [Fact]
    public Task Fails_WhenTheAspireHostPublishesNowhere() => Fails("""
        === Api/Api.csproj
        <Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
        === AppHost/AppHost.csproj
        <Project Sdk="Aspire.AppHost.Sdk/13.5.0"><PropertyGroup><TargetFramework>net10.0</TargetFramework><IsAspireHost>true</IsAspireHost></PropertyGroup></Project>
        === AppHost/AppHost.cs
        builder.AddProject<Projects.Api>("api");
        """);

    [Fact]
    public Task Passes_WhenTheDockerfileIsBuiltFromTheRoot() => Passes(NodeApi + """

        === build/Dockerfile
        FROM node:22
        COPY package.json ./
        CMD ["node", "server.js"]
        """);

    [Fact]
    public Task Fails_WhenTheImageIsForDevelopers() => Fails(NodeApi + "\n=== dev/docker/Dockerfile\nFROM node:22\nCMD [\"node\", \"server.js\"]\n");

    [Fact]
    public Task Passes_WhenACrateBesideTheServiceIsALibraryWithATool() => Passes("""
        === server/Cargo.toml
        [package]
        name = "server"
        [dependencies]
        actix-web = "4"
        === server/src/main.rs
        fn main() { HttpServer::new(app); }
        === common/Cargo.toml
        [package]
        name = "common"
        [lib]
        path = "src/lib.rs"
        [[bin]]
        name = "tool"
        path = "src/main.rs"
        required-features = ["full"]
        [dependencies]
        actix-web = "4"
        === common/src/main.rs
        fn main() {}
        === docker/compose.yaml
        services: { server: { build: { context: .., dockerfile: docker/Dockerfile } } }
        === docker/Dockerfile
        FROM rust:1
        COPY . .
        ENTRYPOINT ["server"]
        """);

    [Fact]
    public Task DoesNotApply_WhenAPlatformRunsFunctions() => DoesNotApply("=== template.yaml\nResources:\n  F: { Type: AWS::Serverless::Function, Properties: { CodeUri: orders/ } }\n=== orders/requirements.txt\nboto3==1.0\n=== orders/app.py\ndef lambda_handler(event, context):\n    pass\n");
}
