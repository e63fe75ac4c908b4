using Gapless.Readiness.Checks.Quality;

namespace Gapless.Collectors.Tests.Catalog;

public sealed class ReadmeSaysWhatAndHowTests : CheckTests<ReadmeSaysWhatAndHow>
{
    private static readonly string Prose = string.Concat(Enumerable.Repeat("The shop sells things to people who need them.\n", 30));

    [Fact]
    public Task Passes_WhenItSaysEverything() => Passes($"=== README.md\n# Shop\n\n{Prose}\n## Getting started\n\n`npm test`\n\n## Maintainers\n\nann\n");

    [Fact]
    public Task IsPartial_WhenNobodyOwnsIt() => IsPartial($"=== README.md\n# Shop\n\n{Prose}\n## Getting started\n\n`npm test`\n", "who owns it");

    [Fact]
    public Task Passes_WhenTheOwnerIsInItsOwnFile() => Passes($"=== README.md\n# Shop\n\n{Prose}\n## Getting started\n\n## Deployment\n=== .github/CODEOWNERS\n* @shop/core\n");

    [Fact]
    public Task Fails_WhenItIsATemplate() => Fails($"=== README.md\nThis is a Next.js project bootstrapped with create-next-app.\n\n{Prose}\n## Getting started\n", "template");

    [Fact]
    public Task Fails_WhenItSaysNothing() => Fails("=== README.md\n# Shop\n");

    [Fact]
    public Task Fails_WhenThereIsNone() => Fails(NodeApi);
}
