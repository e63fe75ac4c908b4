using System.Text.RegularExpressions;
using Gapless.Collectors.Repositories;
using Gapless.Readiness.Repositories;

namespace Gapless.Collectors.Tests.Repositories;

public sealed class TimeLimitedTests
{
    private static readonly int[] Late = [1, 2];

    [Fact]
    public void AFileThatTakesTooLongIsAProblem_AndOthersAreRead()
    {
        var limited = new TimeLimited();

        var late = limited.Read("a.ts", "what the program makes", () => Late.Select(one => one == 2 ? throw new RegexMatchTimeoutException() : one));
        var again = limited.Read<int>("a.ts", "what the program makes", () => throw new RegexMatchTimeoutException());
        var read = limited.Read("b.ts", "what the program makes", () => Late);

        Assert.Empty(late);
        Assert.Empty(again);
        Assert.Equal(Late, read);
        Assert.Equal([new("a.ts", ReadProblemKind.LimitReached, "Reading what the program makes took too long.")], limited.Problems);
    }
}
