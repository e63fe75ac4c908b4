using System.Text.RegularExpressions;

namespace Gapless.Readiness.Checks.Quality;

/// <summary>How test cases are written in each language, and how they are switched off.</summary>
internal static partial class TestIdioms
{
    private const int ManyCases = 300;

    public static ImmutableArray<Idiom> Cases { get; } =
    [
        Case("dotnet", Language.CSharp, ["[Fact", "[Theory", "[Test", "[DataTestMethod", "[Property"], DotNetCase()),
        Case("javascript", Language.JavaScript, ["it('", "it(\"", "it(`", "test('", "test(\"", "test(`", "test.each", "it.each", "Deno.test("], JavaScriptCase()),
        Case("python", Language.Python, ["def test_"], PythonCase()),
        Case("go", Language.Go, ["func Test", "func Fuzz", "t.Run("], GoCase()),
        Case("java", Language.Java, ["@Test", "@ParameterizedTest", "@RepeatedTest", "@TestFactory", "@Property"], JavaCase()),
        Case("ruby", Language.Ruby, ["it '", "it \"", "it {", "test \"", "test '", "def test_", "scenario ", "specify "], RubyCase()),
        Case("php", Language.Php, ["function test", "#[Test]", "it('", "it(\"", "test('", "test(\""], PhpCase()),
        Case("rust", Language.Rust, ["#[test", "::test]", "::test(", "#[rstest"], RustCase()) with { In = PathClasses.Production | PathClasses.Test },
        Case("elixir", Language.Elixir, ["test \"", "property \""], ElixirCase()),
    ];

    /// <summary>Switched off whatever happens; those that wait for an environment are not.</summary>
    public static Idiom Skipped { get; } = new("test.unit/skipped", [".skip(", "xit(", "xdescribe(", "xtest(", "Skip =", "Skip=", "[Ignore", "@Disabled", "@Ignore", "mark.skip", "unittest.skip", "#[ignore", "markTestSkipped", "@tag :skip"])
    {
        Pattern = Skip(),
        Languages = Language.Code,
        In = PathClasses.Test,
        LimitPerFile = ManyCases,
    };

    /// <summary>What project templates bring along.</summary>
    public static Idiom Sample { get; } = new("test.unit/sample", ["learn react", "UnitTest1", "contextLoads", "assertTrue(true)", "assert True", "1 + 1", "2 + 2", "1+1", "the truth", "toBe(true)", "toBeTrue", "should create the app", "returns_a_successful_response", "returns a successful response", "test_that_true_is_true", "test_example"])
    {
        Pattern = SampleTest(),
        Languages = Language.Code,
        In = PathClasses.Test,
        LimitPerFile = 10,
    };

    private static Idiom Case(string name, string language, ImmutableArray<string> anchors, Regex pattern) =>
        new("test.unit/" + name, anchors) { Pattern = pattern, Languages = [language], In = PathClasses.Test, LimitPerFile = ManyCases };

    [GeneratedRegex("""^[ \t]*\[(Fact|Theory|Test|TestMethod|TestCase|DataTestMethod|Property|TestCaseSource)\b""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DotNetCase();

    [GeneratedRegex("""(?<![\w.$])((it|test)(\.(each|only|concurrent|failing))?[ \t]*[(`]|Deno\.test\()""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JavaScriptCase();

    [GeneratedRegex("""^[ \t]*(async[ ]+)?def test_""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PythonCase();

    [GeneratedRegex("""(^func[ ](\([^)\n]*\)[ ])?(Test|Fuzz)\w*\(|\b\w+\.Run\(["`\w])""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex GoCase();

    [GeneratedRegex("""@(Test|ParameterizedTest|RepeatedTest|TestFactory|Property)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JavaCase();

    [GeneratedRegex("""^[ \t]*((it|test|scenario|specify|example)[ \t]*[("'{]|def[ ]test_)""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RubyCase();

    [GeneratedRegex("""(function[ ]+test\w*[ ]*\(|#\[Test\]|^[ \t]*(it|test)\(["'])""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhpCase();

    [GeneratedRegex("""#\[(\w+::)*(test|rstest)\b""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RustCase();

    [GeneratedRegex("""^[ \t]*(test|property)[ ]+["]""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ElixirCase();

    [GeneratedRegex("""(\b(it|test|describe|context)\.skip\(|\bx(it|describe|test)\(|\bSkip[ ]*=[ ]*["\w]|\[Ignore\b|@Disabled\b|@Ignore\b|\bmark\.skip\b(?!if)|\bunittest\.skip\(|#\[ignore\b|markTestSkipped\(|@tag :skip\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Skip();

    [GeneratedRegex("""(learn react|class UnitTest1\b|void contextLoads\(|assertTrue\(true\)|^[ \t]*assert True\b|[( ]1 ?\+ ?1\b|[( ]2 ?\+ ?2\b|["']the truth["']|expect\(true\)\.toBe\(true\)|\(true\)->toBeTrue|should create the app|test_the_application_returns_a_successful_response|['"](the application )?returns a successful response['"]|test_that_true_is_true|function test_example\()""", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SampleTest();
}
