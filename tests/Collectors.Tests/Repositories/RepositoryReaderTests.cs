using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Gapless.Collectors.Repositories;
using Gapless.Readiness.Checks;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Repositories;

public sealed class RepositoryReaderTests
{
    private static readonly Idiom Hsts = new("test/hsts", ["UseHsts"]) { Languages = [Language.CSharp], CodeOnly = true };

    private static Task<RepositoryFacts> ReadAsync(TemporaryFolder folder, params ImmutableArray<Idiom> idioms) =>
        RepositoryReader.ReadAsync(folder.Path, idioms, ReadLimits.Default, progress: null, CancellationToken.None);

    private static IEnumerable<string> Paths(RepositoryFacts facts) => facts.Files.Select(file => file.Path);

    [Fact]
    public async Task ListsFilesInOrdinalOrder_WithLanguageAndClass()
    {
        using var folder = new TemporaryFolder().With("src/Program.cs", "x").With("README.md", "x").With("Zoo.py", "x").With("tests/A.cs", "x");

        var facts = await ReadAsync(folder);

        Assert.Equal(["README.md", "Zoo.py", "src/Program.cs", "tests/A.cs"], Paths(facts));
        Assert.Equal([PathClasses.Documentation, PathClasses.Production, PathClasses.Production, PathClasses.Test], facts.Files.Select(file => file.Class));
        Assert.Equal([Language.Markdown, Language.Python, Language.CSharp, Language.CSharp], facts.Files.Select(file => file.Language));
        Assert.Equal(4, facts.Bytes);
        Assert.Null(facts.Revision);
    }

    [Fact]
    public async Task FindsIdiom_OnlyInCodeOfItsLanguageAndClass()
    {
        using var folder = new TemporaryFolder()
            .With("a.cs", "// app.UseHsts()\nvar text = \"UseHsts\";\napp.usehsts();\n")
            .With("b.py", "app.UseHsts()")
            .With("tests/c.cs", "app.UseHsts();");

        var hit = Assert.Single((await ReadAsync(folder, Hsts)).HitsOf(Hsts));

        Assert.Equal(("a.cs", 3, "app.usehsts();", "usehsts"), (hit.Path, hit.Line, hit.Excerpt, hit.Value));
    }

    [Fact]
    public async Task TakesTheFirstGroupAsValue_AndAsksAcceptLast()
    {
        var idiom = new Idiom("test/port", ["listen("])
        {
            Pattern = new Regex(@"listen\((?<port>\d+)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture),
            Accept = match => match.Value is not "80" && match.LineText.StartsWith("app", StringComparison.Ordinal),
        };
        using var folder = new TemporaryFolder().With("a.js", "app.listen(80)\napp.listen(3000)\nxapp.listen(3001)");

        Assert.Equal("3000", Assert.Single((await ReadAsync(folder, idiom)).HitsOf(idiom)).Value);
    }

    [Fact]
    public async Task MasksSecrets_InValueAndExcerpt()
    {
        var idiom = new Idiom("test/key", ["key ="]) { Pattern = new Regex("key = \"(?<value>.*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture), IsSecret = true };
        using var folder = new TemporaryFolder().With("a.py", "key = \"abcdefghijklmnop\"");

        var hit = Assert.Single((await ReadAsync(folder, idiom)).HitsOf(idiom));

        Assert.Equal("abcd…(16 characters)", hit.Value);
        Assert.Equal("key = \"abcd…(16 characters)\"", hit.Excerpt);
    }

    [Fact]
    public async Task ReportsAProblem_WhenAPatternTakesTooLong()
    {
        var idiom = new Idiom("test/slow", ["aaa"]) { Pattern = new Regex("^(?<a>a+)+$", RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(20)) };
        using var folder = new TemporaryFolder().With("a.py", new string('a', 5000) + "!");

        var facts = await ReadAsync(folder, idiom);

        Assert.Equal(("a.py", ReadProblemKind.LimitReached), (facts.Problems.Single().Path, facts.Problems.Single().Kind));
    }

    [Fact]
    public async Task KeepsNoMoreHitsThanTheIdiomAsksFor()
    {
        var idiom = new Idiom("test/todo", ["TODO"]) { WithComments = true, LimitPerFile = 2 };
        using var folder = new TemporaryFolder().With("a.py", "# TODO TODO\n# TODO\n# TODO\n");

        Assert.Equal([1, 2], (await ReadAsync(folder, idiom)).HitsOf(idiom).Select(hit => hit.Line));
    }

    [Fact]
    public async Task SkipsWhatIsNeverRead_AndReadsOutputFoldersWrittenByHand()
    {
        using var folder = new TemporaryFolder()
            .With("node_modules/a/index.js", "x").With("obj/a.cs", "x").With("vendor/modules.txt", "x").With("vendor/a.go", "x").With("env/lib/a.py", "x")
            .With("build/Dockerfile", "FROM a").With("bin/a.dll.config", "x").With("lib/a.py", "x").With("other/vendor/a.go", "x");

        Assert.Equal(["build/Dockerfile", "lib/a.py", "other/vendor/a.go"], Paths(await ReadAsync(folder)));
    }

    [Fact]
    public async Task DoesNotRead_LinksPipesBinariesAndLargeFiles()
    {
        using var folder = new TemporaryFolder().With("zero.dat", "a\0b").With("large.py", new string('x', 2000)).With("a.py", "x");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "broken"), "nowhere");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "out"), "/etc");
        using (var pipe = Process.Start("mkfifo", Path.Combine(folder.Path, "pipe")))
        {
            await pipe.WaitForExitAsync();
        }

        var facts = await RepositoryReader.ReadAsync(folder.Path, [], new ReadLimits { MaximumFileBytes = 1000 }, null, CancellationToken.None);

        Assert.Equal(["a.py", "large.py", "pipe", "zero.dat"], Paths(facts));
        Assert.Equal([true, false, true, false], facts.Files.Select(file => file.WasRead));
        Assert.Equal(("large.py", ReadProblemKind.TooLarge), (facts.Problems.Single().Path, facts.Problems.Single().Kind));
    }

    [Fact]
    public async Task StopsAtTheLimits_AndSaysSo()
    {
        using var folder = new TemporaryFolder().With("a.py", "12345").With("b.py", "12345").With("c.py", "12345");

        var byCount = await RepositoryReader.ReadAsync(folder.Path, [], new ReadLimits { MaximumFiles = 2 }, null, CancellationToken.None);
        var byBytes = await RepositoryReader.ReadAsync(folder.Path, [], new ReadLimits { MaximumBytes = 11 }, null, CancellationToken.None);

        Assert.Equal(2, byCount.Files.Length);
        Assert.Equal(ReadProblemKind.LimitReached, byCount.Problems.Single().Kind);
        Assert.Equal([true, true, false], byBytes.Files.Select(file => file.WasRead));
        Assert.Equal(ReadProblemKind.LimitReached, byBytes.Problems.Single().Kind);
    }

    [Fact]
    public async Task ReadsForSecretsOnly_WhatGitAttributesMarkAsForeign()
    {
        using var folder = new TemporaryFolder()
            .With(".gitattributes", "third/** linguist-vendored\nthird/own.py -linguist-vendored\n*.gen.py linguist-generated=true\n")
            .With("third/a.py", "x").With("third/own.py", "x").With("b.gen.py", "x");

        var facts = await ReadAsync(folder);

        Assert.Equal(PathClasses.Vendored, facts.File("third/a.py")!.Class);
        Assert.Equal(PathClasses.Production, facts.File("third/own.py")!.Class);
        Assert.Equal(PathClasses.Vendored, facts.File("b.gen.py")!.Class);
    }

    [Fact]
    public async Task CountsAsGenerated_WhatItsHeaderSaysIs()
    {
        using var folder = new TemporaryFolder().With("a.go", "// Code generated by stringer. DO NOT EDIT.\npackage a").With("b.go", "// This is generated code\npackage b");

        Assert.Equal([PathClasses.Generated, PathClasses.Production], (await ReadAsync(folder)).Files.Select(file => file.Class));
    }

    [Fact]
    public async Task GivesTheSameFactsTwice()
    {
        using var folder = new TemporaryFolder();
        for (var number = 0; number < 300; number++)
        {
            folder.With($"src/{number % 7}/a{number}.cs", $"app.UseHsts(); // {number}");
        }

        var (first, second) = (await ReadAsync(folder, Hsts), await ReadAsync(folder, Hsts));

        Assert.Equal(300, first.HitsOf(Hsts).Length);
        Assert.Equal(first.HitsOf(Hsts).AsEnumerable(), second.HitsOf(Hsts));
        Assert.Equal(first.Files.AsEnumerable(), second.Files);
    }

    [Fact]
    public async Task Stops_WhenCancelled()
    {
        using var folder = new TemporaryFolder().With("a.cs", "x");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            RepositoryReader.ReadAsync(folder.Path, [], ReadLimits.Default, null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Refuses_WhenThereIsNoFolder() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => RepositoryReader.ReadAsync("/no/such/folder", [], ReadLimits.Default, null, CancellationToken.None));

    [Fact]
    public async Task SearchesABundle_ForSecretsOnly()
    {
        using var folder = new TemporaryFolder();
        folder.With("static/app.js", string.Concat(Enumerable.Repeat("function a(){return 1};", 1000)));
        folder.With("src/app.js", string.Concat(Enumerable.Repeat("function a() { return 1 }\n", 1000)));

        var facts = await RepositoryReader.ReadAsync(folder.Path, [], ReadLimits.Default, progress: null, CancellationToken.None);

        Assert.Equal(PathClasses.Vendored, facts.File("static/app.js")!.Class);
        Assert.Equal(PathClasses.Production, facts.File("src/app.js")!.Class);
    }
}
