using Gapless.Collectors.Repositories;
using Gapless.Collectors.Tests.Repositories;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Pipelines;

public sealed class PipelineReaderTests
{
    private static async Task<Pipeline> ReadAsync(string path, string text, params (string Path, string Text)[] others)
    {
        using var folder = new TemporaryFolder().With(path, text);
        foreach (var other in others)
        {
            folder.With(other.Path, other.Text);
        }

        var facts = await RepositoryReader.ReadAsync(folder.Path, [], ReadLimits.Default, progress: null, CancellationToken.None);
        return facts.Pipelines.Single(pipeline => pipeline.Path.Equals(path, StringComparison.Ordinal));
    }

    private static string Commands(Pipeline pipeline) => string.Join(" | ", pipeline.Steps.SelectMany(step => step.Commands).Select(command => command.Text));

    private static string Triggers(Pipeline pipeline) => string.Join(' ', pipeline.Triggers.Select(trigger => trigger.Name));

    [Fact]
    public async Task ReadsGitHub()
    {
        var pipeline = await ReadAsync(".github/workflows/ci.yml", """
            on:
              push: { branches: [main] }
              pull_request:
            jobs:
              test:
                runs-on: x
                environment: { name: staging }
                steps:
                  - uses: actions/checkout@v4
                  - name: Test
                    run: |
                      npm ci # install
                      npx vitest \
                        --run
                  - run: npm run lint || true
                  - run: a
                    continue-on-error: true
                    if: false
              deploy:
                needs: test
                if: ${{ false }}
                continue-on-error: true
                steps: []
            """);

        Assert.Equal("push pull_request", Triggers(pipeline));
        Assert.True(pipeline.RunsOnPullRequest);
        Assert.Equal("main", pipeline.Triggers[0].Filter["branches"].Items.Single().Text);
        Assert.Equal("npm ci | npx vitest --run | npm run lint || true | a", Commands(pipeline));
        var steps = pipeline.Jobs[0].Steps;
        Assert.Equal("actions/checkout@v4", steps[0].Action);
        Assert.Equal([12, 13], steps[1].Commands.Select(command => command.Line));
        Assert.True(steps[2].Commands[0].IsSwallowed);
        Assert.True(steps[3] is { IsSwallowed: true, IsDisabled: true });
        Assert.Equal("staging", pipeline.Jobs[0].Environment);
        Assert.True(pipeline.Jobs[1] is { IsDisabled: true, IsSwallowed: true });
        Assert.Equal(["test"], pipeline.Jobs[1].Needs.AsEnumerable());
    }

    [Theory]
    [InlineData("npm test", "vitest")]
    [InlineData("npm run test", "vitest")]
    [InlineData("CI=1 pnpm test -- --run", "vitest")]
    [InlineData("yarn all", "npm run test && eslint ., vitest")]
    [InlineData("npm --prefix web run build", "vite build")]
    [InlineData("cd web && npm run build", "vite build")]
    [InlineData("pnpm -r build", "vite build")]
    [InlineData("pnpm --filter web build", "vite build")]
    [InlineData("npx turbo run build", "vite build")]
    [InlineData("make check", "go vet ./..., go test ./...")]
    [InlineData("make", "go vet ./...")]
    [InlineData("make -C sub other", "echo sub")]
    [InlineData("just unit", "cargo test --all")]
    [InlineData("./ci/run.sh", "pytest -q")]
    [InlineData("bash -e ci/run.sh", "pytest -q")]
    [InlineData("uv run bash ci/run.sh", "pytest -q")]
    [InlineData("dotnet test.cs --all", "dotnet test --no-build")]
    [InlineData("composer test", "phpunit && phpstan")]
    [InlineData("task unit", "go test ./task")]
    [InlineData("npm ci", "")]
    [InlineData("npm run missing", "")]
    [InlineData("make missing", "")]
    [InlineData("make -C sub again", "$(MAKE) -C deeper push, docker push shop")]
    [InlineData("./../../etc/passwd", "")]
    public async Task ResolvesScripts(string command, string expected)
    {
        var pipeline = await ReadAsync(
            ".github/workflows/ci.yml",
            $"on: push\njobs: {{ a: {{ steps: [ {{ run: '{command}' }} ] }} }}",
            ("package.json", """{ "scripts": { "test": "vitest", "all": "npm run test && eslint ." }, "dependencies": {} }"""),
            ("web/package.json", """{ "name": "web", "scripts": { "build": "vite build" } }"""),
            ("Makefile", ".PHONY: check\nVALUE := 1\nvet:\n\t@go vet ./...\ncheck: vet\n\t# comment\n\tgo test \\\n\t  ./...\n"),
            ("sub/Makefile", "all:\n\techo all\nother:\n\techo sub\nagain:\n\t$(MAKE) -C deeper push\n"),
            ("sub/deeper/Makefile", "push:\n\tdocker push shop\n"),
            ("justfile", "unit *args:\n    cargo test --all\n"),
            ("ci/run.sh", "#!/bin/sh\nset -euo pipefail\npytest -q\n"),
            ("test.cs", "// Run(\"dotnet\", \"no\")\nRun(\"dotnet\", \"test --no-build\");\nLog(\"done\");\n"),
            ("composer.json", """{ "scripts": { "test": ["phpunit", "phpstan"] } }"""),
            ("Taskfile.yml", "tasks:\n  unit:\n    cmds: [go test ./task]\n"));

        var resolved = pipeline.Steps.Single().Commands.Where(one => one.ResolvedFrom is not null).ToList();

        Assert.Equal(expected, string.Join(", ", resolved.Select(one => one.Text)));
        Assert.DoesNotContain(resolved, one => one.Path.Equals(pipeline.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SwallowsWhatASwallowedScriptRuns()
    {
        var pipeline = await ReadAsync(".github/workflows/ci.yml", "on: push\njobs: { a: { steps: [ { run: 'npm test || true' } ] } }", ("package.json", """{ "scripts": { "test": "vitest" } }"""));

        Assert.Equal([true, true], pipeline.Steps.Single().Commands.Select(command => command.IsSwallowed));
        Assert.Equal(("package.json", 1, "npm test"), (pipeline.Steps.Single().Commands[1].Path, pipeline.Steps.Single().Commands[1].Line, pipeline.Steps.Single().Commands[1].ResolvedFrom));
    }

    [Fact]
    public async Task FollowsLocalActionsAndCalledWorkflows()
    {
        var pipeline = await ReadAsync(
            ".github/workflows/ci.yml",
            "on: push\njobs:\n  a: { steps: [ { uses: ./.github/actions/x } ] }\n  b: { uses: ./.github/workflows/called.yml }\n  c: { uses: acme/w/.github/workflows/w.yml@v1 }",
            (".github/actions/x/action.yml", "runs: { using: composite, steps: [ { run: one } ] }"),
            (".github/workflows/called.yml", "on: workflow_call\njobs: { z: { steps: [ { run: two } ] } }"));

        Assert.Equal("one | two", Commands(pipeline));
        Assert.Equal("acme/w/.github/workflows/w.yml@v1", pipeline.Jobs[2].Steps.Single().Action);
    }

    [Theory]
    [InlineData(".gitlab-ci.yml", "gitlab", "pull_request push", "b | two | one", "default: { before_script: [b] }\n.base: { script: [no], allow_failure: true }\nt: { extends: .base, script: [two] }\nu: { before_script: [], script: one, needs: [t] }")]
    [InlineData(".gitlab-ci.yml", "gitlab", "push tag", "x", "d: { script: x, only: [tags] }")]
    [InlineData("azure-pipelines.yml", "azure", "push pull_request", "one | dotnet test a.csproj", "steps:\n- script: one\n- task: DotNetCoreCLI@2\n  inputs: { command: test, projects: a.csproj }")]
    [InlineData("azure-pipelines.yml", "azure", "schedule", "one | two", "trigger: none\npr: none\nschedules: []\nstages:\n- stage: s\n  jobs:\n  - job: j\n    steps: [ { bash: one } ]\n  - deployment: d\n    strategy: { runOnce: { deploy: { steps: [ { pwsh: two } ] } } }")]
    [InlineData(".circleci/config.yml", "circleci", "push pull_request", "one | two | three", "commands: { own: { steps: [ { run: three } ] } }\njobs: { a: { steps: [ checkout, { run: one }, { run: { command: two } }, own ] } }")]
    [InlineData("bitbucket-pipelines.yml", "bitbucket", "push pull_request workflow_dispatch", "one | two | three", "pipelines:\n  default:\n  - step: { script: [one, { pipe: a/b }] }\n  - parallel: [ { step: { script: [two] } } ]\n  custom: { x: [ { step: { script: [three] } } ] }")]
    [InlineData("Jenkinsfile", "jenkins", "push pull_request", "one | two", "pipeline { stages { stage('A') { steps { sh 'one' // sh 'no'\n sh '''\n two\n''' } } } }")]
    [InlineData(".travis.yml", "travis", "push pull_request", "one", "script: [one]")]
    [InlineData(".drone.yml", "drone", "push pull_request", "one", "steps: [ { name: a, commands: [one] } ]")]
    [InlineData(".woodpecker/a.yml", "woodpecker", "push pull_request", "one", "steps: { a: { commands: [one] } }")]
    [InlineData("cloudbuild.yaml", "cloudbuild", "push", "docker build .", "steps: [ { name: gcr.io/cloud-builders/docker, args: [build, .] } ]")]
    [InlineData("buildspec.yml", "codebuild", "push", "one", "phases: { build: { commands: [one] } }")]
    [InlineData(".gitea/workflows/a.yaml", "gitea", "push", "one", "on: push\njobs: { a: { steps: [ { run: one } ] } }")]
    public async Task ReadsOtherSystems(string path, string system, string triggers, string commands, string text)
    {
        var pipeline = await ReadAsync(path, text);

        Assert.Equal((system, triggers, commands), (pipeline.System, Triggers(pipeline), Commands(pipeline)));
    }

    [Fact]
    public async Task FollowsWhatCompositeActionsAndCalledWorkflowsCallThemselves()
    {
        var pipeline = await ReadAsync(
            ".github/workflows/ci.yml",
            "on: push\njobs:\n  a: { steps: [ { uses: ./.github/actions/x, with: { folder: web }, continue-on-error: true } ] }\n  b: { uses: ./.github/workflows/called.yml, with: { script: lint } }",
            (".github/actions/x/action.yml", "inputs: { folder: { default: api } }\nruns: { using: composite, steps: [ { uses: acme/scan@v1 }, { run: npm test, working-directory: '${{ inputs.folder }}' } ] }"),
            ("web/package.json", """{ "name": "web", "scripts": { "test": "vitest" } }"""),
            (".github/workflows/called.yml", "on: { workflow_call: { inputs: { script: {} } } }\njobs: { z: { continue-on-error: true, steps: [ { run: 'npm run ${{ inputs.script }}' } ] }, off: { if: false, steps: [ { run: no } ] } }"));

        Assert.Equal("npm test | npm run lint", Commands(pipeline));
        Assert.Equal(["./.github/actions/x", "acme/scan@v1"], pipeline.Jobs[0].Steps.Select(step => step.Action));
        Assert.All(pipeline.Steps, step => Assert.True(step.IsSwallowed));
    }

    [Theory]
    [InlineData("nick-fields/retry@v3", "command: npm test", "npm test")]
    [InlineData("azure/cli@v2", "inlineScript: az bicep build -f main.bicep", "az bicep build -f main.bicep")]
    [InlineData("actions/github-script@v7", "script: npm test", "")]
    [InlineData("actions-rs/cargo@v1", "{ command: test, args: --all }", "cargo test --all")]
    [InlineData("pulumi/actions@v6", "command: up", "pulumi up")]
    public async Task ReadsCommandsThatActionsAreHanded(string action, string inputs, string expected)
    {
        var with = inputs.StartsWith('{') ? inputs : $"{{ {inputs} }}";
        var pipeline = await ReadAsync(".github/workflows/ci.yml", $"on: push\njobs: {{ a: {{ steps: [ {{ uses: {action}, with: {with} }} ] }} }}");

        Assert.Equal(expected, Commands(pipeline));
    }

    [Fact]
    public async Task RunsInEveryFolderOfAMatrix()
    {
        var pipeline = await ReadAsync(
            ".github/workflows/ci.yml",
            "on: push\nenv: { BASE: apps }\njobs: { a: { strategy: { matrix: { app: [a, b], include: [ { app: c } ] } }, defaults: { run: { working-directory: '${{ env.BASE }}/${{ matrix.app }}' } }, steps: [ { run: npm test } ] } }",
            ("apps/a/package.json", """{ "name": "a", "scripts": { "test": "vitest" } }"""), ("apps/b/package.json", """{ "name": "b", "scripts": { "test": "jest" } }"""), ("apps/c/package.json", """{ "name": "c", "scripts": { "test": "mocha" } }"""));

        Assert.Equal("npm test", Commands(pipeline).Split(" | ")[0]);
        Assert.Equal(["vitest", "jest", "mocha"], pipeline.Steps.Single().Commands.Where(command => command.ResolvedFrom is not null).Select(command => command.Text));
    }

    [Fact]
    public async Task FollowsGitLabsIncludesReferencesAndChildPipelines()
    {
        var pipeline = await ReadAsync(
            ".gitlab-ci.yml",
            """
            include: [ { local: /ci/*.yml }, { template: Security/SAST.gitlab-ci.yml }, { local: ci/missing.yml }, 'https://example.org/a.yml' ]
            .common: &common [ one, two ]
            unit:
              extends: .base
              script: [ *common, !reference [.base, more], three ]
            manual: { script: [four], when: manual }
            never: { script: [five], rules: [ { when: never }, { if: a, when: never } ] }
            web: { trigger: { include: [ { local: web/.gitlab-ci.yml } ] } }
            """,
            ("ci/build.yml", "build: { script: [make] }\n.base: { before_script: [before], script: [no], more: [shared] }\ninclude: { local: /.gitlab-ci.yml }"),
            ("web/.gitlab-ci.yml", "child: { script: npm run child }"));

        Assert.Equal("make | before | one | two | shared | three | four | five | npm run child", Commands(pipeline));
        Assert.Equal("ci/build.yml", pipeline.Steps.First().Commands[0].Path);
        Assert.Equal(["manual"], pipeline.Jobs.Where(job => job.IsSwallowed).Select(job => job.Name));
        Assert.Equal(["never"], pipeline.Jobs.Where(job => job.IsDisabled).Select(job => job.Name));
    }

    [Fact]
    public async Task FollowsAzuresTemplatesAndConditions()
    {
        var pipeline = await ReadAsync(
            "deploy/azure-pipelines-release.yml",
            """
            trigger: none
            extends: { template: templates/main.yml, parameters: { folder: web } }
            """,
            ("deploy/templates/main.yml", """
            parameters: [ { name: folder }, { name: project, default: all.sln } ]
            stages:
            - ${{ if eq(variables.x, 'y') }}:
              - stage: one
                jobs:
                - template: jobs/test.yml
                  parameters: { folder: '${{ parameters.folder }}' }
            - template: other.yml@shared
            """),
            ("deploy/templates/jobs/test.yml", """
            parameters: { folder: api, project: a.csproj }
            jobs:
            - job: test
              steps:
              - script: dotnet test ${{ parameters.project }}
              - task: Docker@2
                inputs: { command: buildAndPush, repository: app, tags: $(Build.BuildId) }
              - task: Bash@3
                inputs: { filePath: $(Build.SourcesDirectory)/ci/run.sh }
            """),
            ("ci/run.sh", "pytest -q\n"));

        Assert.Equal("dotnet test a.csproj | docker build -f Dockerfile -t /app:$(Build.BuildId) . | docker push /app:$(Build.BuildId) | bash ./ci/run.sh | pytest -q", Commands(pipeline));
        Assert.Equal("pull_request", Triggers(pipeline));
    }

    [Fact]
    public async Task TakesNoTemplateForAPipeline_WhenItOnlyHasParameters()
    {
        using var folder = new TemporaryFolder().With(".azdo/pipelines/steps.yml", "parameters: { a: b }\nsteps: [ { script: one } ]").With(".azdo/pipelines/azure-dev.yml", "trigger: [main]\nsteps: [ { script: azd up } ]")
            .With("examples/buildspec.yml", "phases: { build: { commands: [no] } }").With("ci/buildspec-prod.yml", "phases: { build: { commands: [yes] } }");

        var facts = await RepositoryReader.ReadAsync(folder.Path, [], ReadLimits.Default, progress: null, CancellationToken.None);

        Assert.Equal([".azdo/pipelines/azure-dev.yml", "ci/buildspec-prod.yml"], facts.Pipelines.Select(pipeline => pipeline.Path));
    }

    [Fact]
    public async Task ReadsTheWaysToWriteAStepOfJenkins()
    {
        var pipeline = await ReadAsync("Jenkinsfile", """
            pipeline {
              // sh 'no'
              stages {
                stage('Test') {
                  steps {
                    dir('web') { sh(label: 'Test', script: 'npm test') }
                    sh 'mvn test ' +
                       "-Dx=${X} " + y
                    sh returnStatus: true, script: "lint"
                    waitForQualityGate abortPipeline: true
                  }
                }
                stage("Image") {
                  when { branch 'main' }
                  steps { script {
                    image = docker.build("acme/app:${BUILD_NUMBER}", "-f Dockerfile .")
                    image.push('latest')
                    echo "sh 'no'"
                  } }
                }
                stage('Off') { when { expression { false } } steps { sh 'off' } }
              }
            }
            """, ("web/package.json", """{ "name": "web", "scripts": { "test": "vitest" } }"""));

        Assert.Equal("npm test | vitest | mvn test -Dx=${X} ${y} | lint | docker build -t -f Dockerfile . acme/app:${BUILD_NUMBER} | docker push ${image}:latest | off", Commands(pipeline));
        Assert.Contains(pipeline.Jobs[0].Steps, step => step.Action is "waitForQualityGate" && step.Definition.At("with", "abortPipeline").IsTrue);
        Assert.True(pipeline.Jobs[0].Steps.Single(step => step.Commands.Any(command => command.Text is "lint")).IsSwallowed);
        Assert.Equal(["branch 'main'"], pipeline.Jobs.Where(job => !job.IsDisabled).Select(job => job.Condition).OfType<string>());
        Assert.Equal("Off", pipeline.Jobs.Single(job => job.IsDisabled).Name);
        Assert.Equal((6, 7), (pipeline.Jobs[0].Steps[0].Line, pipeline.Jobs[0].Steps[1].Line));
    }

    [Fact]
    public async Task DisablesJobsThatNoWorkflowOfCircleNames()
    {
        var pipeline = await ReadAsync(".circleci/continue.yml", "jobs: { a: { steps: [ { when: { condition: x, steps: [ { run: one } ] } } ] }, b: { steps: [ { run: two } ] } }\nworkflows: { w: { jobs: [ a ] } }");

        Assert.Equal([("a", false), ("b", true)], pipeline.Jobs.Select(job => (job.Name, job.IsDisabled)));
        Assert.Equal("one | two", Commands(pipeline));
    }

    [Theory]
    [InlineData(".drone.yml", "push pull_request", "one | two", "kind: pipeline\nsteps: [ { name: a, commands: [one] } ]\n---\nkind: pipeline\nsteps: [ { name: b, commands: [two], failure: ignore } ]")]
    [InlineData(".drone.yml", "push tag", "one", "trigger: { event: [push, tag] }\nsteps: [ { commands: [one] } ]")]
    [InlineData("ci/cloudbuild-prod.yaml", "push", "npm test | docker push gcr.io/a/b:$COMMIT_SHA", "steps: [ { name: node, entrypoint: bash, args: [-c, npm test] } ]\nimages: [ gcr.io/a/b:$COMMIT_SHA ]")]
    [InlineData(".travis.yml", "push pull_request", "go test ./...", "language: go")]
    [InlineData(".buildkite/pipeline.release.yml", "push pull_request", "one", "steps: [ { command: one, soft_fail: true } ]")]
    public async Task ReadsWhatPlainSystemsImply(string path, string triggers, string commands, string text)
    {
        var pipeline = await ReadAsync(path, text);

        Assert.Equal((triggers, commands), (Triggers(pipeline), Commands(pipeline)));
        Assert.Equal(text.Contains("ignore", StringComparison.Ordinal) || text.Contains("soft_fail", StringComparison.Ordinal), pipeline.Steps.Any(step => step.IsSwallowed));
    }

    [Fact]
    public async Task InheritsSwallowing_ThroughGitLabsExtends()
    {
        var pipeline = await ReadAsync(".gitlab-ci.yml", ".base: { allow_failure: true }\nt: { extends: .base, script: [two], when: never, environment: { name: production } }");

        Assert.True(pipeline.Jobs.Single() is { IsSwallowed: true, IsDisabled: true, Environment: "production" });
    }

    [Fact]
    public async Task GivesNoPipeline_WhenTheFileHoldsNone()
    {
        using var folder = new TemporaryFolder().With(".github/workflows/a.yml", "on: push").With(".gitlab-ci.yml", "include: x").With(".circleci/config.yml", "- [").With("Jenkinsfile", "");

        var facts = await RepositoryReader.ReadAsync(folder.Path, [], ReadLimits.Default, progress: null, CancellationToken.None);

        Assert.Empty(facts.Pipelines);
        Assert.Equal([".circleci/config.yml"], facts.Problems.Select(problem => problem.Path));
    }

    [Fact]
    public async Task TellsDockerfilesHowStepsBuildThem()
    {
        using var folder = new TemporaryFolder()
            .With(".github/workflows/a.yml", "on: push\njobs: { a: { steps: [ { run: 'docker build -f docker/a.Dockerfile --target run .' }, { uses: docker/build-push-action@v6, with: { context: b, target: x } } ] } }")
            .With("docker/a.Dockerfile", "FROM a").With("b/Dockerfile", "FROM a");

        var files = (await RepositoryReader.ReadAsync(folder.Path, [], ReadLimits.Default, progress: null, CancellationToken.None)).Dockerfiles;

        Assert.Equal([("b", "x"), ("", "run")], files.Select(file => (file.Context, file.Target)));
    }

    [Fact]
    public async Task BracesInAStringOfAConditionCloseNothing()
    {
        var pipeline = await ReadAsync("Jenkinsfile", "pipeline { stages { stage('A') { when { expression { params.NAME == 'a}}b' } } steps { sh 'one' } } } }");

        Assert.Equal(("expression { params.NAME == 'a}}b' }", "one"), (pipeline.Jobs.Single().Condition, Commands(pipeline)));
    }

    [Fact]
    public async Task ReadsTekton()
    {
        var pipeline = await ReadAsync(".tekton/pipeline.yaml", """
            apiVersion: tekton.dev/v1
            kind: Pipeline
            metadata: { name: cd }
            spec:
              params: [ { name: IMAGE, default: "registry/app:latest" }, { name: DIR } ]
              tasks:
                - name: test
                  taskRef: { name: pytest-env }
                - name: build
                  runAfter: [test]
                  taskRef: { resolver: cluster, params: [ { name: kind, value: task }, { name: name, value: buildah } ] }
                  params: [ { name: IMAGE, value: $(params.IMAGE) }, { name: CONTEXT, value: . } ]
                - name: deploy
                  runAfter: [build]
                  taskSpec:
                    params: [ { name: dir, default: k8s } ]
                    steps: [ { name: go, image: cli, command: [/bin/sh, -c], args: ["oc apply -f $(inputs.params.dir)"] } ]
            """,
            (".tekton/tasks.yaml", "apiVersion: tekton.dev/v1beta1\nkind: Task\nmetadata: { name: pytest-env }\nspec:\n  steps:\n    - name: run\n      image: python\n      script: |\n        #!/bin/bash\n        pytest\n"),
            (".tekton/trigger.yaml", "apiVersion: triggers.tekton.dev/v1beta1\nkind: EventListener\nmetadata: { name: l }\n---\napiVersion: triggers.tekton.dev/v1beta1\nkind: TriggerTemplate\nmetadata: { name: t }\nspec:\n  resourcetemplates:\n    - apiVersion: tekton.dev/v1\n      kind: PipelineRun\n      spec:\n        pipelineRef: { name: cd }\n        params: [ { name: IMAGE, value: \"registry/app:$(tt.params.git-revision)\" } ]\n"));

        Assert.Equal(("tekton", "push", "pytest | buildah build -t registry/app:$(tt.params.git-revision) . | buildah push registry/app:$(tt.params.git-revision) | oc apply -f k8s"), (pipeline.System, Triggers(pipeline), Commands(pipeline)));
        Assert.Equal(["", "test", "build"], pipeline.Jobs.Select(job => string.Join(' ', job.Needs)));
        Assert.Equal(".tekton/tasks.yaml", pipeline.Jobs[0].Steps.Single().Commands.Single().Path);
    }

    [Theory]
    [InlineData("apiVersion: tekton.dev/v1\nkind: PipelineRun\nmetadata: { name: r, annotations: { pipelinesascode.tekton.dev/on-event: \"[pull_request, push]\" } }\nspec: { pipelineSpec: { tasks: [ { name: t, taskRef: { name: golang-test } } ] } }", "pull_request push", "go test ./...")]
    [InlineData("apiVersion: tekton.dev/v1\nkind: Pipeline\nmetadata: { name: p }\nspec: { tasks: [ { name: t, taskRef: { name: maven }, params: [ { name: GOALS, value: [clean, verify] } ] } ] }", "workflow_dispatch", "mvn clean verify")]
    public async Task ReadsWhatStartsTekton(string text, string triggers, string commands)
    {
        var pipeline = await ReadAsync("ci/run.yaml", text);

        Assert.Equal((triggers, commands), (Triggers(pipeline), Commands(pipeline)));
    }

    [Fact]
    public async Task WhatIsOnlyPrintedIsNoPartOfAStepsText()
    {
        var pipeline = await ReadAsync(".github/workflows/a.yml", "on: push\njobs: { a: { steps: [ { run: \"echo 'run terraform apply'\\necho $KEY | docker login\\nmake\" } ] } }");

        Assert.Equal("echo $KEY | docker login\nmake", pipeline.Steps.Single().Text);
    }

    [Fact]
    public async Task ReadsAmplify()
    {
        var pipeline = await ReadAsync("amplify.yml", "version: 1\nbackend:\n  phases:\n    build:\n      commands: [make backend]\nfrontend:\n  phases:\n    preBuild: { commands: [npm ci] }\n", ("Makefile", "backend:\n\tsam deploy\n"));

        Assert.Equal(("amplify", "push"), (pipeline.System, Triggers(pipeline)));
        Assert.Equal("make backend | sam deploy | npm ci", Commands(pipeline));
    }
}
