using Gapless.Web.Wording;

namespace Gapless.Web.Tests.Wording;

public sealed class DeviceNameTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36", "Chrome on Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15", "Safari on macOS")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X)", "iPhone")]
    [InlineData("Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0", "Firefox on Android")]
    [InlineData("curl/8.9.1", "curl")]
    [InlineData("Something/1.0", "Something/1.0")]
    [InlineData("", "Unknown device")]
    public void NamesWhatAPersonWouldSay(string agent, string name) => Assert.Equal(name, DeviceName.Of(agent));
}
