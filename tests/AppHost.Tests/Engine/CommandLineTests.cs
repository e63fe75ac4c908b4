using Aspire.Hosting.Running;

namespace Gapless.AppHost.Tests.Engine;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("up", "up")]
    [InlineData("  up   --name  x ", "up|--name|x")]
    [InlineData("--name \"two words\" \"\"", "--name|two words|")]
    public void SplitsAtBlanksOutsideQuotes(string line, string words) => Assert.Equal(words, string.Join('|', CommandLines.Split(line)));
}
