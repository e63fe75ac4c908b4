using Gapless.Readiness.Checks.Delivery;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class CiBuildsImagesTests : CheckTests<CiBuildsImages>
{
    private const string Image = NodeApi + "\n=== Dockerfile\nFROM node:22\nCMD [\"node\", \".\"]\n";

    [Theory]
    [InlineData("      - run: docker build -t r.test/shop:$GITHUB_SHA . && docker push r.test/shop:$GITHUB_SHA")]
    [InlineData("      - uses: docker/build-push-action@v6\n        with: { push: true, tags: \"r.test/shop:${{ github.sha }}\" }")]
    [InlineData("      - uses: docker/metadata-action@v5\n        with: { tags: \"type=sha\" }\n      - uses: docker/build-push-action@v6\n        with: { push: \"${{ github.event_name != 'pull_request' }}\" }")]
    public Task Passes_WhenVersionedImagesArePushed(string steps) => Passes(Workflow("push", steps));

    [Theory]
    [InlineData("push", "      - run: docker build -t shop .", "pushes none")]
    [InlineData("push", "      - run: docker build -t r.test/shop:latest . && docker push r.test/shop:latest", "which commit")]
    [InlineData("workflow_dispatch", "      - run: docker build -t r.test/shop:$GITHUB_SHA . && docker push r.test/shop:$GITHUB_SHA", "somebody starts")]
    public Task IsPartial_WhenAStepIsMissing(string on, string steps, string because) => IsPartial(Workflow(on, steps), because);

    [Fact]
    public Task Fails_WhenNoPipelineBuildsOne() => Fails(Workflow("push", "      - run: npm test"));

    [Fact]
    public Task DoesNotApply_WhenThereIsNoDockerfile() => DoesNotApply(NodeApi);

    private static string Workflow(string on, string steps) => Image + $"\n=== .github/workflows/image.yml\non: [{on}]\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n{steps}\n";

    [Fact]
    public Task Passes_WhenBakePushes() => Passes("=== Dockerfile\nFROM node:22\nCMD [\"node\"]\n=== .github/workflows/release.yml\non: [push]\njobs:\n  image:\n    runs-on: x\n    steps:\n      - uses: docker/bake-action@v6\n        with:\n          set: |\n            *.output=type=image,push-by-digest=true,push=true\n            *.tags=shop:${{ github.sha }}\n");

    [Theory]
    [InlineData("      - uses: depot/build-push-action@v1\n        with: { push: true, tags: \"r.test/shop:${{ github.sha }}\" }")]
    [InlineData("      - uses: mr-smithers-excellent/docker-build-push@v6\n        with: { image: shop, tags: \"${{ github.sha }}\" }")]
    [InlineData("      - uses: redhat-actions/buildah-build@v2\n        with: { tags: \"${{ github.sha }}\" }\n      - uses: redhat-actions/push-to-registry@v2")]
    public Task Passes_WhenAnotherActionBuildsAndPushes(string steps) => Passes(Workflow("push", steps));

    [Theory]
    [InlineData("docker/login-action@v3")]
    [InlineData("aquasecurity/trivy-action@v1")]
    [InlineData("acme/docker-publish-lint@v1")]
    public Task Fails_WhenAnActionOnlyHasToDoWithImages(string action) => Fails(Workflow("push", $"      - uses: {action}"));

    [Fact]
    public Task Passes_WhenJenkinsBuildsThroughItsPlugin() => Passes(Image + "\n=== Jenkinsfile\npipeline { stages { stage('Image') { steps { script {\n image = docker.build(\"acme/shop:${COMMIT}\")\n image.push()\n} } } } }\n");
}
