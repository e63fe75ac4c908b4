using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Containers;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ImagesAreLeanAndPinnedTests : CheckTests<ImagesAreLeanAndPinned>
{
    private const string Go = "=== go.mod\nmodule example.org/shop\n\ngo 1.24\n";

    [Theory]
    [InlineData("FROM golang:1.24 AS build\nRUN go build -o /shop .\nFROM gcr.io/distroless/static@sha256:abc\nCOPY --from=build /shop /shop\nCMD [\"/shop\"]", Outcome.Pass)]
    [InlineData("ARG BASE=alpine:3.22\nFROM ${BASE}\nCOPY shop /shop\nCMD [\"/shop\"]", Outcome.Pass)]
    [InlineData("FROM scratch\nCOPY shop /shop\nCMD [\"/shop\"]", Outcome.Pass)]
    [InlineData("FROM registry.example.org:5000/team/alpine:3\nCMD [\"/shop\"]", Outcome.Pass)]
    [InlineData("FROM registry.example.org:5000/team/alpine\nCMD [\"/shop\"]", Outcome.Partial)]
    [InlineData("FROM alpine:latest\nCMD [\"/shop\"]", Outcome.Partial)]
    [InlineData("FROM debian:stable-slim\nCMD [\"/shop\"]", Outcome.Partial)]
    [InlineData("FROM golang:1.24\nRUN go build -o /shop .\nCMD [\"/shop\"]", Outcome.Partial)]
    [InlineData("FROM golang:1.24 AS build\nRUN go build\nFROM build\nCMD [\"/shop\"]", Outcome.Partial)]
    [InlineData("FROM golang\nRUN go build -o /shop .\nCMD [\"/shop\"]", Outcome.Fail)]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk:10.0\nRUN dotnet publish\nCMD [\"dotnet\", \"shop.dll\"]", Outcome.Partial)]
    public Task JudgesTheInstructions(string dockerfile, Outcome expected) => Ends(expected, Go + $"=== Dockerfile\n{dockerfile}\n");

    [Theory]
    [InlineData(".git\nnode_modules\n", Outcome.Pass)]
    [InlineData("*\n!src\n", Outcome.Pass)]
    [InlineData("**/.git\n**/node_modules\n", Outcome.Pass)]
    [InlineData("node_modules\n", Outcome.Partial)]
    [InlineData(".git\n", Outcome.Partial)]
    [InlineData(null, Outcome.Partial)]
    public Task JudgesTheContext(string? ignore, Outcome expected) =>
        Ends(expected, NodeApi + "\n=== Dockerfile\nFROM node:22\nCOPY . .\nCMD [\"node\", \".\"]\n" + (ignore is null ? "" : $"=== .dockerignore\n{ignore}"));

    [Fact]
    public Task Passes_WhenTheContextIsAFolderWithoutGit() => Passes("""
        === api/package.json
        { "name": "api", "scripts": { "start": "node ." }, "dependencies": { "express": "4.19.2" } }
        === api/Dockerfile
        FROM node:22
        COPY . .
        CMD ["node", "."]
        === api/.dockerignore
        node_modules
        """);

    [Fact]
    public Task Fails_WhenNodeServesFilesFromADirtyContext() => Fails("""
        === package.json
        { "name": "web", "scripts": { "build": "vite build" }, "dependencies": { "react-dom": "19.0.0", "express": "4.19.2" } }
        === Dockerfile
        FROM node:22
        COPY . .
        RUN npm run build
        CMD ["npx", "serve", "-s", "dist"]
        """);

    [Fact]
    public Task IsPartial_WhenABundleIsBuiltAndRunInOneStage() => IsPartial("""
        === package.json
        { "name": "web", "scripts": { "build": "next build" }, "dependencies": { "next": "15.0.0" } }
        === Dockerfile
        FROM node:22
        COPY package.json ./
        RUN npm ci && npm run build
        CMD ["npm", "start"]
        """, "one stage");

    [Fact]
    public Task Passes_WhenAnInterpreterRunsFromItsImage() => Passes("=== requirements.txt\nflask==3.0.0\n=== Dockerfile\nFROM python:3.13-slim\nCOPY app.py .\nRUN pip install flask\nCMD [\"python\", \"app.py\"]\n");

    [Fact]
    public Task LeavesTemplatesOut() => Passes(Go + "=== Dockerfile\nFROM alpine:3\nCMD [\"/shop\"]\n=== docker/Dockerfile.j2\nFROM {{ base }} AS build\nCOPY . .\nCMD [\"/shop\"]\n");

    [Fact]
    public Task FindsTheIgnoreFileOfTheRoot() => Passes(Go + "=== .dockerignore\n.git\nbin\n=== docker/Dockerfile\nFROM alpine:3\nCOPY . .\nCMD [\"/shop\"]\n");

    [Fact]
    public Task LeavesTheImageForDevelopersOut() => Passes(Go + "=== Dockerfile\nFROM alpine:3\nCMD [\"/shop\"]\n=== Dockerfile.dev\nFROM golang\nRUN go build\nCMD [\"air\"]\n");

    [Fact]
    public Task DoesNotApply_WhenThereIsNoImage() => DoesNotApply(NodeApi);

    [Fact]
    public Task IsPartial_WhenItBuildsWhatItCopiesFromAFolder() => IsPartial("""
        === src/package.json
        { "name": "shop", "scripts": { "build": "tsc" } }
        === Dockerfile
        FROM node:22.1.0-slim
        COPY src/package.json ./
        RUN npm ci && npm run build
        USER node
        CMD ["npm", "start"]
        """, "one stage");
}
