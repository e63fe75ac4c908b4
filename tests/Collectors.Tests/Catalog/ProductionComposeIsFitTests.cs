using Gapless.Readiness.Checks;
using Gapless.Readiness.Checks.Containers;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ProductionComposeIsFitTests : CheckTests<ProductionComposeIsFit>
{
    private const string Fit = "restart: always, mem_limit: 256m, cpus: 1, healthcheck: { test: x }";
    private const string Api = $"  api: {{ image: 'shop:1.2', {Fit} }}\n";
    private const string Store = $"  db: {{ image: 'postgres:17', volumes: ['data:/var/lib/postgresql/data'], {Fit} }}\n";

    [Theory]
    [InlineData(Api + Store, Outcome.Pass)]
    [InlineData("  api: { image: 'shop:${VERSION}', restart: unless-stopped, deploy: { resources: { limits: { cpus: '1', memory: 1G } } }, healthcheck: { test: x } }\n", Outcome.Pass)]
    [InlineData("  api: { image: 'shop:latest', restart: always, mem_limit: 1g, cpus: 1, healthcheck: { test: x } }\n", Outcome.Partial)]
    [InlineData("  api: { image: 'shop:${TAG:-latest}', restart: always, mem_limit: 1g, cpus: 1, healthcheck: { test: x } }\n", Outcome.Partial)]
    [InlineData("  api: { image: 'shop:1', mem_limit: 1g, cpus: 1, healthcheck: { test: x } }\n", Outcome.Partial)]
    [InlineData("  api: { image: 'shop:1', restart: always, healthcheck: { disable: true } }\n", Outcome.Partial)]
    [InlineData("  api: { build: ., command: npm run dev }\n", Outcome.Fail)]
    [InlineData(Api + "  db: { image: 'postgres:17', ports: ['5432:5432'], volumes: ['data:/var/lib/postgresql/data'], " + Fit + " }\n", Outcome.Fail)]
    [InlineData(Api + "  db: { image: 'postgres:17', ports: ['5432'], volumes: ['data:/var/lib/postgresql/data'], " + Fit + " }\n", Outcome.Fail)]
    [InlineData(Api + "  db: { image: 'postgres:17', ports: ['127.0.0.1:5432:5432'], volumes: ['data:/var/lib/postgresql/data'], " + Fit + " }\n", Outcome.Pass)]
    [InlineData(Api + "  db: { image: 'postgres:17', expose: ['5432'], volumes: ['data:/var/lib/postgresql/data'], " + Fit + " }\n", Outcome.Pass)]
    [InlineData(Api + "  db: { image: 'postgres:17', " + Fit + " }\n", Outcome.Partial)]
    [InlineData(Api + "  cache: { image: 'redis:8', " + Fit + " }\n", Outcome.Pass)]
    [InlineData(Api + "  migrate: { image: 'shop:1', restart: 'no', mem_limit: 1g, cpus: 1 }\n", Outcome.Pass)]
    public Task JudgesTheServices(string services, Outcome expected) => Ends(expected, NodeApi + $"\n=== compose.prod.yaml\nservices:\n{services}");

    [Fact]
    public Task IsPartial_WhenSourceIsMounted() => IsPartial(NodeApi + $"\n=== server.js\nx();\n=== compose.prod.yaml\nservices:\n  api: {{ build: ., image: 'shop:1', volumes: ['.:/app'], {Fit} }}\n", "source code");

    [Fact]
    public Task Passes_WhenOnlySettingsAreMounted() => Passes(NodeApi + $"\n=== server.js\nx();\n=== compose.prod.yaml\nservices:\n  proxy: {{ image: 'nginx:1.29', volumes: ['./nginx.conf:/etc/nginx/nginx.conf:ro'], {Fit} }}\n");

    [Fact]
    public Task IsLaidOverTheBaseFile() => Passes(NodeApi + $"\n=== compose.yaml\nservices:\n  db: {{ image: 'postgres:17', ports: ['5432:5432'], volumes: ['d:/var/lib/postgresql/data'] }}\n=== compose.prod.yaml\nservices:\n  db: {{ ports: !reset [], {Fit} }}\n");

    [Fact]
    public Task Fails_WhenTheBaseFilePublishesTheStore() => Fails(NodeApi + $"\n=== compose.yaml\nservices:\n  db: {{ image: 'postgres:17', ports: ['5432:5432'], volumes: ['d:/var/lib/postgresql/data'] }}\n=== compose.prod.yaml\nservices:\n  db: {{ {Fit} }}\n", "publishes");

    [Fact]
    public Task CountsTheHealthCheckOfTheImage() => Passes(NodeApi + "\n=== Dockerfile\nFROM node:22\nHEALTHCHECK CMD node check.js\nCMD [\"node\", \".\"]\n=== compose.prod.yaml\nservices:\n  api: { build: ., image: 'shop:1', restart: always, mem_limit: 1g, cpus: 1 }\n");

    [Fact]
    public Task Fails_WhenADeploymentStartsTheFileForDevelopers() => Fails(NodeApi + """

        === docker-compose.yml
        services: { api: { build: . } }
        === .github/workflows/deploy.yml
        on: push
        jobs: { deploy: { runs-on: x, steps: [{ uses: appleboy/ssh-action@v1, with: { script: "cd shop && docker compose up -d" } }] } }
        """);

    [Fact]
    public Task JudgesWhatIsStartedTogetherAsOne() => Passes(NodeApi + $$"""

        === compose.yml
        services: { api: { build: ., image: "shop:1", mem_limit: 1g, cpus: 1 } }
        === compose.deploy.yml
        services: { api: { restart: always, healthcheck: { test: x } } }
        === .github/workflows/deploy.yml
        on: push
        jobs: { deploy: { runs-on: x, steps: [{ run: docker compose -f compose.yml -f compose.deploy.yml up -d }] } }
        """);

    [Theory]
    [InlineData("=== compose.staging.yaml\nservices: { api: { build: . } }\n=== .github/workflows/deploy-staging.yml\non: push\njobs: { deploy: { runs-on: x, steps: [{ run: docker compose -f compose.staging.yaml up -d }] } }\n")]
    [InlineData("=== compose.yaml\nservices: { api: { build: . } }\n")]
    [InlineData("=== compose.yaml\nservices: { api: { build: . } }\n=== .github/workflows/test.yml\non: push\njobs: { test: { runs-on: x, steps: [{ run: docker compose up -d }] } }\n")]
    [InlineData("")]
    public Task DoesNotApply_WhenNoFileIsForProduction(string files) => DoesNotApply(NodeApi + "\n" + files);
}
